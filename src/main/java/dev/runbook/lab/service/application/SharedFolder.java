package dev.runbook.lab.service.application;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The storage that all nodes share: uploads, plugins, and the key that signs tokens where none is set. */
final class SharedFolder {

    private final Path folder;
    private final String key;

    SharedFolder(Path folder, String key) {
        this.folder = folder;
        this.key = key;
    }

    /** What every installation and upgrade writes into it. */
    void prepare(String version) throws IOException {
        for (String name : new String[] {"uploads", "plugins", "keys"}) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.writeString(folder.resolve("plugins/built-for"), version + "\n");
    }

    void upload(String name, byte[] content) throws IOException {
        Files.createDirectories(folder.resolve("uploads"));
        Files.write(folder.resolve("uploads").resolve(plain(name)), content);
    }

    byte[] download(String name) throws IOException {
        return Files.readAllBytes(folder.resolve("uploads").resolve(plain(name)));
    }

    void addPlugin(String name, String version) throws IOException {
        Path plugin = pluginFolder(name);
        Files.createDirectories(plugin);
        Files.writeString(
                plugin.resolve("package.json"), "{\"name\": \"" + name + "\", \"version\": \"" + version + "\"}\n");
    }

    void removePlugin(String name) throws IOException {
        Files.deleteIfExists(pluginFolder(name).resolve("package.json"));
        Files.deleteIfExists(pluginFolder(name));
    }

    String sign(String account) throws IOException {
        return account + "." + signature(account);
    }

    boolean isSigned(String token) throws IOException {
        int dot = token.lastIndexOf('.');
        return dot >= 0
                && MessageDigest.isEqual(bytes(token.substring(dot + 1)), bytes(signature(token.substring(0, dot))));
    }

    private Path pluginFolder(String name) {
        return folder.resolve("plugins").resolve(plain(name.replace("@", "").replace('/', '-')));
    }

    private String signature(String account) throws IOException {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(key.isEmpty() ? keyInFolder() : key), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes(account)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private String keyInFolder() throws IOException {
        Path file = folder.resolve("keys/jwt_secret.dat");
        try {
            return Files.readString(file);
        } catch (NoSuchFileException none) {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            Files.createDirectories(file.getParent());
            return written(file, HexFormat.of().formatHex(random));
        }
    }

    /** The first node that needs a key writes it; the others take that one. */
    private static String written(Path file, String key) throws IOException {
        Path part = Files.createTempFile(file.getParent(), ".key", "");
        Files.writeString(part, key);
        try {
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException another) {
            return Files.readString(file);
        } finally {
            Files.delete(part);
        }
        return key;
    }

    private static String plain(String name) {
        if (name.isEmpty() || name.contains("/") || name.startsWith(".")) {
            throw new IllegalArgumentException("`" + name + "` is no name of a file");
        }
        return name;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
