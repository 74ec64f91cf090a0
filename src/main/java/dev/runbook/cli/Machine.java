package dev.runbook.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** This machine, for people elsewhere. */
final class Machine {

    private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

    private Machine() {}

    static String name() {
        try {
            return Files.exists(LINUX) ? Files.readString(LINUX).strip() : asked();
        } catch (IOException e) {
            return asked();
        }
    }

    private static String asked() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
