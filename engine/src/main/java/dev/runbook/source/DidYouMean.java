package dev.runbook.source;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** The known word that is nearest to a mistyped one. */
public final class DidYouMean {

    private static final DamerauLevenshteinDistance DISTANCE = new DamerauLevenshteinDistance();

    private DidYouMean() {}

    public static Optional<String> nearest(String word, Collection<String> known) {
        int limit = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= limit)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** {@code ; did you mean `hosts`?} or nothing, to end a message with. */
    public static String suffix(String word, Collection<String> known) {
        return nearest(word, known)
                .map(near -> "; did you mean `" + near + "`?")
                .orElse("");
    }

    /** Letters that changed places are one mistake. */
    private static int distance(String word, String candidate) {
        String written = word.toLowerCase(Locale.ROOT);
        String meant = candidate.toLowerCase(Locale.ROOT);
        boolean shuffled = Arrays.equals(
                written.chars().sorted().toArray(), meant.chars().sorted().toArray());
        return shuffled ? Math.min(1, DISTANCE.apply(written, meant)) : DISTANCE.apply(written, meant);
    }
}
