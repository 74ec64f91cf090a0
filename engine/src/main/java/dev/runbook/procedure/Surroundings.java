package dev.runbook.procedure;

import dev.runbook.template.Templated;
import java.util.Optional;

/**
 * As whom and with which environment a play, block or step works. What is empty is inherited.
 *
 * @param noLog whether nothing of the results inside is shown
 */
public record Surroundings(
        Optional<Setting> become, Optional<Setting> becomeUser, Optional<Templated> environment, boolean noLog) {

    public static final Surroundings INHERITED =
            new Surroundings(Optional.empty(), Optional.empty(), Optional.empty(), false);

    Surroundings withNoLog(boolean hides) {
        return new Surroundings(become, becomeUser, environment, hides);
    }
}
