package dev.runbook.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The {@code .pub} file beside a private key: it tells which key of the agent is meant. */
final class PublicKeyFile {

    private PublicKeyFile() {}

    /** Whether the file beside the private key holds this public key. */
    static boolean belongsTo(Path privateKey, byte[] publicKey) {
        return beside(privateKey).filter(key -> Arrays.equals(key, publicKey)).isPresent();
    }

    private static Optional<byte[]> beside(Path privateKey) {
        Path file = Path.of(privateKey + ".pub");
        try {
            String[] words =
                    Files.readString(file, StandardCharsets.UTF_8).strip().split("\\s+");
            return words.length < 2
                    ? Optional.empty()
                    : Optional.of(Base64.getDecoder().decode(words[1]));
        } catch (IOException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
