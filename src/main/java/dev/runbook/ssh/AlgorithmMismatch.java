package dev.runbook.ssh;

import com.jcraft.jsch.JSchAlgoNegoFailException;

/** What to tell the operator when a host and we can do nothing alike. */
final class AlgorithmMismatch {

    private AlgorithmMismatch() {}

    static String describe(JSchAlgoNegoFailException mismatch) {
        return "it shares no %s with us: it offers %s, wanted one of %s; allow one of these in its sshd_config"
                .formatted(kind(mismatch.getAlgorithmName()), mismatch.getServerProposal(), mismatch.getJSchProposal());
    }

    private static String kind(String name) {
        return switch (name) {
            case "kex" -> "key exchange";
            case "server_host_key" -> "kind of host key";
            case "cipher.c2s", "cipher.s2c" -> "cipher";
            case "mac.c2s", "mac.s2c" -> "MAC";
            default -> name;
        };
    }
}
