package dev.runbook.lab;

import dev.runbook.json.Json;
import dev.runbook.lab.host.HostServer;
import dev.runbook.lock.LockPlace;
import dev.runbook.remote.ShellCommand;
import dev.runbook.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The inventory of a lab, laid out as a team would have it: hosts by group, the shipped group_vars/all.yml unchanged,
 * and what differs in this cluster in group_vars/lab.yml.
 */
final class InventoryFiles {

    private static final String ALL = "/inventory/group_vars/all.yml";

    private static final String SSH_OPTIONS = "-o GlobalKnownHostsFile=none -o StrictHostKeyChecking=yes"
            + " -o IdentitiesOnly=yes -o IdentityAgent=none -o ProxyJump=none -o ProxyCommand=none";

    private final LabDirectory directory;
    private final Shape shape;
    private final Map<String, Map<String, String>> variables = new LinkedHashMap<>();

    InventoryFiles(LabDirectory directory, Shape shape, Services services) {
        this.directory = directory;
        this.shape = shape;
        shape.hosts().forEach(host -> variables.put(host, services.variablesOf(host)));
    }

    void write(List<HostServer> servers) {
        try (InputStream all = InventoryFiles.class.getResourceAsStream(ALL)) {
            Files.createDirectory(directory.groupVars());
            Files.write(directory.groupVars().resolve("all.yml"), all.readAllBytes());
            secret(directory.groupVars().resolve("lab.yml"), shared());
            Files.writeString(directory.inventory(), hosts(servers));
            Files.write(
                    directory.knownHosts(),
                    servers.stream().map(HostServer::knownHostsLine).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String hosts(List<HostServer> servers) {
        Map<String, String> lines = servers.stream()
                .collect(Collectors.toMap(server -> server.host().name(), this::line));
        return "# The hosts of the lab in this folder. What they share stands in group_vars/lab.yml.\n"
                + group("app", shape.apps(), lines)
                + group("db", List.of(shape.database()), lines)
                + group("lb", List.of(shape.balancer()), lines)
                + "\n[lab:children]\napp\ndb\nlb\n";
    }

    private static String group(String name, List<String> hosts, Map<String, String> lines) {
        return "\n[" + name + "]\n" + hosts.stream().map(lines::get).collect(Collectors.joining());
    }

    private String line(HostServer server) {
        String name = server.host().name();
        Set<String> common = common().keySet();
        return name + " ansible_port=" + server.port() + " " + LockPlace.VARIABLE + "="
                + ShellCommand.quote(
                        server.host().tree().var().resolve("tmp/runbook-lock").toString())
                + variables.get(name).entrySet().stream()
                        .filter(variable -> !common.contains(variable.getKey()))
                        .map(variable -> " " + variable.getKey() + "=" + ShellCommand.quote(variable.getValue()))
                        .sorted()
                        .collect(Collectors.joining())
                + "\n";
    }

    private String shared() {
        Map<String, String> login = new LinkedHashMap<>();
        login.put("ansible_host", HostServer.ADDRESS);
        login.put("ansible_user", HostServer.USER);
        login.put("ansible_ssh_private_key_file", directory.key().toString());
        login.put("ansible_ssh_common_args", "-o UserKnownHostsFile=" + directory.knownHosts() + " " + SSH_OPTIONS);
        return "# How to log in to the hosts of this lab, whatever ~/.ssh/config says.\n" + yaml(login)
                + "\n# What is different here from the cluster that all.yml describes.\n" + yaml(common());
    }

    /** What is said of some host, and of no other host differently. */
    private Map<String, String> common() {
        Map<String, Set<String>> values = new TreeMap<>();
        variables
                .values()
                .forEach(those ->
                        those.forEach((name, value) -> values.computeIfAbsent(name, it -> new LinkedHashSet<>())
                                .add(value)));
        return values.entrySet().stream()
                .filter(variable -> variable.getValue().size() == 1)
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        variable -> variable.getValue().iterator().next(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static String yaml(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> variable.getKey() + ": " + yaml(variable.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    /** A port as a number, anything else as a text: a password may consist of digits. */
    private static String yaml(String value) {
        return value.matches("\\d{1,5}") ? value : Json.write(Value.of(value));
    }

    private static void secret(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }
}
