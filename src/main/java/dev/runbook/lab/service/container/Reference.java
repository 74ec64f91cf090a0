package dev.runbook.lab.service.container;

import dev.runbook.lab.service.program.Refusal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an image is named: a repository, and a tag or a digest.
 *
 * @param tag {@code latest} if none is written
 */
public record Reference(String repository, String tag, Optional<String> digest) {

    private static final Pattern WRITTEN = Pattern.compile(
            "((?:[\\w.-]+(?::\\d+)?/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*)(?::([\\w][\\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?");

    public static Reference of(String written) {
        return find(written).orElseThrow(() -> Refusal.of(1, "invalid reference format"));
    }

    static Optional<Reference> find(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        return matcher.matches()
                ? Optional.of(new Reference(
                        matcher.group(1),
                        Optional.ofNullable(matcher.group(2)).orElse("latest"),
                        Optional.ofNullable(matcher.group(3))))
                : Optional.empty();
    }

    /** As docker writes it. */
    @Override
    public String toString() {
        return repository + digest.map(it -> "@" + it).orElse(":" + tag);
    }
}
