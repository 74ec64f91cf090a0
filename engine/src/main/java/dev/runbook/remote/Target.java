package dev.runbook.remote;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How to reach one host, all variables resolved.
 *
 * @param host its name in the inventory
 * @param kind over SSH, or this machine itself
 * @param address name or address to connect to
 * @param port the SSH port, where the inventory gives one
 * @param user whom to log in as; the SSH configuration or the current user decides if empty
 * @param password to log in with
 * @param keyFiles private keys to offer, before the usual ones
 * @param options {@code -o} options of ansible_ssh_common_args and ansible_ssh_extra_args, {@code Name=value}
 */
public record Target(
        String host,
        Kind kind,
        String address,
        Optional<Integer> port,
        Optional<String> user,
        Optional<String> password,
        List<Path> keyFiles,
        List<String> options) {

    public enum Kind {
        SSH,
        LOCAL
    }

    /** This machine itself. */
    public static Target local(String host) {
        return new Target(
                host, Kind.LOCAL, host, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
    }
}
