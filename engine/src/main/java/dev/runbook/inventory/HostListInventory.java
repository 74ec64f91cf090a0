package dev.runbook.inventory;

import dev.runbook.source.SourceFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hosts given by name on the command line: {@code web1,web2:2222,}. */
final class HostListInventory {

    private static final Pattern HOST = Pattern.compile("[^,\\s](?:[^,]*[^,\\s])?");

    private HostListInventory() {}

    static void read(SourceFile line, Draft draft) {
        Declarations declarations = new Declarations(draft);
        Matcher host = HOST.matcher(line.text());
        while (host.find()) {
            declarations.declare(
                    host.group(),
                    draft.ungrouped(),
                    line.at(1, host.start() + 1, host.group().length()));
        }
    }
}
