package dev.runbook.lab;

import dev.runbook.lab.host.LabHost;
import dev.runbook.lab.standin.Calls;
import dev.runbook.lab.standin.StandIn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a host has from the beginning: its stand-ins, and a word to whoever logs in. */
record HostFiles(LabHost host, List<StandIn> standIns) {

    private static final byte[] SUDO = sudo();

    void write(Calls calls) {
        try {
            calls.install(host.name(), host.tree().bin(), standIns);
            Path sudo = Files.write(host.tree().bin().resolve("sudo"), SUDO);
            Files.setPosixFilePermissions(sudo, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.writeString(host.tree().home().resolve(".welcome"), welcome());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String welcome() {
        String names = Stream.concat(standIns.stream().map(StandIn::name), Stream.of("sudo"))
                .collect(Collectors.joining(", "));
        return """
                This is %s, a host of a lab on this machine. Commands are real and run as %s; files live below
                %s
                Stand-ins, which tell what they are with --about: %s
                """.formatted(
                host.name(), System.getProperty("user.name"), host.tree().root(), names);
    }

    private static byte[] sudo() {
        try (InputStream script = HostFiles.class.getResourceAsStream("sudo.sh")) {
            return script.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
