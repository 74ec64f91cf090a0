package dev.runbook.whatif;

import dev.runbook.template.UnknownYet;
import dev.runbook.template.Unrenderable;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that may be known before the run.
 *
 * @param value empty if only the run will know it
 * @param on what it hangs on then
 */
record Known<T>(Optional<T> value, Optional<String> on) {

    static <T> Known<T> of(Supplier<T> look) {
        try {
            return new Known<>(Optional.of(look.get()), Optional.empty());
        } catch (UnknownYet e) {
            return new Known<>(Optional.empty(), Optional.of("`" + e.name() + "`"));
        } catch (Unrenderable e) {
            return new Known<>(Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    boolean is(T other) {
        return value.filter(other::equals).isPresent();
    }

    T orElse(T other) {
        return value.orElse(other);
    }
}
