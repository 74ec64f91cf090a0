package dev.runbook.lab.service;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords and keys that are made for one lab, and end with it. */
record Secrets(String databasePassword, String appPassword, String appKey, String aesKey) {

    static Secrets fresh() {
        return new Secrets(random(12), random(12), random(16), random(32));
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override
    public String toString() {
        return "secrets";
    }
}
