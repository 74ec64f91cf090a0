package dev.runbook.procedure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What happens when a step has failed on more hosts than allowed. */
public enum OnFailure {
    ROLLBACK,
    STOP,
    CONTINUE;

    public static Optional<OnFailure> named(String name) {
        return Arrays.stream(values())
                .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    public static List<String> names() {
        return Arrays.stream(values())
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
