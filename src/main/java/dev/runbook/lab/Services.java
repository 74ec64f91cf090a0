package dev.runbook.lab;

import dev.runbook.lab.standin.Faults;
import dev.runbook.lab.standin.StandIn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What runs behind the hosts of a lab. */
public interface Services extends AutoCloseable {

    /** The programs that a host lacks. */
    List<StandIn> standInsOf(String host);

    /** What the inventory must say of a host: ports and paths. */
    Map<String, String> variablesOf(String host);

    /** The port of the page that a browser can look at, where the host has one. */
    OptionalInt pageOf(String host);

    /** The image that the application runs from on a host, if it runs there. */
    Optional<String> imageOn(String host);

    @Override
    void close();

    /** Starts them. */
    interface Starter {
        Services start(LabDirectory directory, Shape shape, Faults faults);
    }
}
