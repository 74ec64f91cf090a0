package dev.runbook.lab.service.application;

import dev.runbook.lab.service.database.ConnectionFailure;
import dev.runbook.lab.service.database.Session;
import java.util.Set;

/** How the application gets to its database: by what its environment says, over the network. */
record Connecting(Node node, Settings settings) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

    Session connect() {
        if (!settings.dialect().equals("postgres")) {
            throw new ConnectionFailure("the lab has no database of the dialect \"" + settings.dialect() + "\"");
        }
        if (!LOOPBACK.contains(settings.databaseHost())
                && !settings.databaseHost().equals(node.databaseHost())) {
            throw new ConnectionFailure("could not translate host name \"" + settings.databaseHost()
                    + "\" to address: Name or service not known");
        }
        return node.database().connect(settings.databasePort(), settings.login(node.name()), node::isCutFromDatabase);
    }
}
