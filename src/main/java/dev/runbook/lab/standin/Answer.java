package dev.runbook.lab.standin;

import java.nio.charset.StandardCharsets;

/**
 * How a call ended.
 *
 * @param exit the exit code
 * @param out what stands on stdout
 * @param err what stands on stderr
 */
public record Answer(int exit, byte[] out, byte[] err) {

    /** Success, with these words on stdout. */
    public static Answer of(String out) {
        return new Answer(0, bytes(out), new byte[0]);
    }

    /** Failure, with this line on stderr. */
    public static Answer failed(int exit, String why) {
        return new Answer(exit, new byte[0], bytes(why + "\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
