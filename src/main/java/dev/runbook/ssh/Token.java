package dev.runbook.ssh;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Words that nobody can guess. */
final class Token {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Token() {}

    static String next() {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return "runbook-" + HexFormat.of().formatHex(bytes);
    }
}
