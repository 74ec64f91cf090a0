package dev.runbook.lab.host;

import java.util.Optional;

/**
 * A fault that was set on a host.
 *
 * @param step the step that it waits for, by its id or its whole path; none if it holds at once
 * @param image what the application ran from there when the fault was set, which it spares
 * @param begun whether it holds whatever step is running
 */
public record Affliction(Fault fault, Optional<String> step, Optional<String> image, boolean begun) {

    public static Affliction of(Fault fault, Optional<String> step, Optional<String> image) {
        return new Affliction(fault, step, image, step.isEmpty());
    }

    /** Whether this fault holds in whatever is done now. */
    boolean isOn(Fault kind) {
        return begun && fault == kind;
    }

    boolean waitsFor(String path) {
        return !begun && step.filter(wanted -> isAt(path, wanted)).isPresent();
    }

    /** {@code hang, at start-it}. */
    public String words() {
        return fault.word()
                + step.map(it -> begun ? ", since " + it + " began" : ", at " + it)
                        .orElse("");
    }

    Affliction beginning() {
        return new Affliction(fault, step, image, true);
    }

    /** {@code enable[2]>wait} is at {@code enable}, at {@code enable[2]} and at {@code enable[2]>wait}. */
    private static boolean isAt(String path, String wanted) {
        String outer = path.split(">", 2)[0];
        return path.equals(wanted)
                || path.startsWith(wanted + ">")
                || outer.replaceFirst("\\[\\d+]$", "").equals(wanted);
    }
}
