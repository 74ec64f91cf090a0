package dev.runbook.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** How this program is called, for commands that are shown to be typed. */
final class Typed {

    private Typed() {}

    /** {@code java -jar runbook.jar}, with the way to the jar from here. */
    static String program() {
        Path place = place();
        if (!place.toString().endsWith(".jar")) {
            return "runbook";
        }
        Path here = Path.of("").toAbsolutePath();
        return "java -jar " + (place.startsWith(here) ? here.relativize(place) : place);
    }

    private static Path place() {
        try {
            URI source = Typed.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return Path.of(source);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
