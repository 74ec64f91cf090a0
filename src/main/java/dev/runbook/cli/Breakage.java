package dev.runbook.cli;

import dev.runbook.lab.host.Fault;
import dev.runbook.source.DidYouMean;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fault on a host of a lab, from the beginning or from a step on. */
record Breakage(Optional<String> step, String host, Fault fault) {

    static final String FAULTS = "fail|hang|unreachable|no-ssh|slow|wrong-version|app-error";

    private static final Pattern FORM = Pattern.compile("(?:(.+)@)?([^@=]+)=([^=]+)");

    /** As it is typed after {@code --break}. */
    static Breakage parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw wrong("`--break` is `" + text + "`, wanted STEP@HOST=HOW or HOST=HOW");
        }
        return new Breakage(Optional.ofNullable(form.group(1)), form.group(2), fault(form.group(3)));
    }

    static Fault fault(String word) {
        List<String> words = Arrays.stream(Fault.values()).map(Fault::word).toList();
        return Fault.of(word)
                .orElseThrow(() -> wrong("`" + word + "` is no fault" + DidYouMean.suffix(word, words) + "; there are "
                        + String.join(", ", words)));
    }

    private static InvalidSource wrong(String message) {
        return new InvalidSource(List.of(Problem.of(message)));
    }
}
