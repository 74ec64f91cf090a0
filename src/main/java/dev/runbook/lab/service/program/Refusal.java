package dev.runbook.lab.service.program;

import dev.runbook.lab.standin.Answer;
import java.nio.charset.StandardCharsets;

/** A program will not do what it was asked, and says why. */
public final class Refusal extends RuntimeException {

    private static final int NOT_KNOWN = 2;

    private final int exit;
    private final String out;

    private Refusal(int exit, String out, String why) {
        super(why, null, false, false);
        this.exit = exit;
        this.out = out;
    }

    /** In the words of the real program. */
    public static Refusal of(int exit, String why) {
        return new Refusal(exit, "", why);
    }

    /** The same, after something was said on stdout already. */
    public static Refusal after(String out, int exit, String why) {
        return new Refusal(exit, out, why);
    }

    /**
     * The real program may know this, its stand-in does not.
     *
     * @param program the name of the program
     * @param asked what was asked of it
     * @param knows what could be asked instead
     */
    public static Refusal notKnown(String program, String asked, String knows) {
        return of(
                NOT_KNOWN,
                program + ": this is the lab's stand-in, and `" + oneLine(asked) + "` is not known to it; it knows "
                        + knows);
    }

    public Answer answer() {
        return new Answer(exit, bytes(out), bytes(getMessage() + "\n"));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
