package dev.runbook.cli;

import java.util.Optional;
import picocli.CommandLine;

/** Which version of the program this is, as its jar says. */
final class Version implements CommandLine.IVersionProvider {

    static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"runbook " + current()};
    }
}
