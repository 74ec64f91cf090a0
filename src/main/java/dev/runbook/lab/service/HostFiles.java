package dev.runbook.lab.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;

/** The files that the hosts have at first, as their administrators would have written them. */
final class HostFiles {

    private static final String COMPOSE = template("docker-compose.yml");
    private static final String ENV = template("env");

    private final Layout layout;

    HostFiles(Layout layout) {
        this.layout = layout;
    }

    /** Where docker-compose.yml and .env lie. */
    static Path appFolder(Path tree) {
        return tree.resolve("srv/nocobase");
    }

    static Path site(Path tree) {
        return tree.resolve("etc/nginx/conf.d/nocobase.conf");
    }

    static Path nginxFolder(Path tree) {
        return tree.resolve("etc/nginx/runbook");
    }

    static Path backups(Path tree) {
        return tree.resolve("var/backups/nocobase");
    }

    void writeApp(String host, Secrets secrets, int databasePort) throws IOException {
        Path folder = appFolder(layout.treeOf(host));
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("docker-compose.yml"),
                filled(COMPOSE, Map.of("STORAGE", layout.storage().toString())));
        Path env = folder.resolve(".env");
        Files.createFile(env, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                env,
                filled(
                        ENV,
                        Map.of(
                                "APP_KEY", secrets.appKey(),
                                "AES_KEY", secrets.aesKey(),
                                "DATABASE_PORT", String.valueOf(databasePort),
                                "DATABASE_PASSWORD", secrets.databasePassword(),
                                "APP_PASSWORD", secrets.appPassword())));
        Files.createDirectories(backups(layout.treeOf(host)).getParent());
    }

    void writeDatabase() throws IOException {
        Files.createDirectories(backups(layout.treeOf(layout.database())).getParent());
    }

    void writeBalancer(int port, Map<String, Integer> nodes) throws IOException {
        Path tree = layout.treeOf(layout.balancer());
        Files.createDirectories(site(tree).getParent());
        Files.writeString(
                tree.resolve("etc/hosts"),
                "127.0.0.1 localhost\n"
                        + nodes.keySet().stream()
                                .map(node -> "127.0.0.1 " + node + "\n")
                                .collect(Collectors.joining()));
        Files.writeString(
                tree.resolve("etc/nginx/nginx.conf"),
                filled(
                        template("nginx.conf"),
                        Map.of("SITES", site(tree).getParent().toString())));
        String servers = nodes.entrySet().stream()
                .map(node -> "    server " + node.getKey() + ":" + node.getValue() + " max_fails=1 fail_timeout=1s;")
                .collect(Collectors.joining("\n"));
        Files.writeString(
                site(tree),
                filled(template("nocobase.conf"), Map.of("SERVERS", servers, "PORT", String.valueOf(port))));
    }

    private static String filled(String template, Map<String, String> values) {
        String text = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("@" + value.getKey() + "@", value.getValue());
        }
        return text;
    }

    private static String template(String name) {
        try (InputStream in = HostFiles.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
