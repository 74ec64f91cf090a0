package dev.runbook.lab.service.nginx;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds addresses as the balancer's host knows them: by its own hosts file, and nowhere else. */
record HostsFile(Path file) {

    private static final String ADDRESS = "\\d{1,3}(\\.\\d{1,3}){3}|\\[?[0-9a-fA-F]*:[0-9a-fA-F:.]*\\]?";

    Optional<InetAddress> find(String host) {
        try {
            if (host.matches(ADDRESS)) {
                return Optional.of(InetAddress.getByName(host));
            }
            return lines().stream()
                    .map(line -> line.replaceFirst("#.*$", "").strip().split("\\s+"))
                    .filter(words -> List.of(words).subList(1, words.length).contains(host))
                    .map(words -> words[0])
                    .filter(address -> address.matches(ADDRESS))
                    .findFirst()
                    .map(HostsFile::address);
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    private static InetAddress address(String written) {
        try {
            return InetAddress.getByName(written);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has no need to be looked up", e);
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException none) {
            return List.of();
        }
    }
}
