package dev.runbook.action.file;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is to become of a text. */
@FunctionalInterface
interface Edit {

    String of(String text);

    /** Every match becomes the replacement. */
    record EveryMatch(Pattern pattern, String replacement) implements Edit {
        @Override
        public String of(String text) {
            return pattern.matcher(text).replaceAll(replacement);
        }
    }

    /** No line is like this. */
    record NoLine(Predicate<String> unwanted) implements Edit {
        @Override
        public String of(String text) {
            return TextLines.of(text).without(unwanted).text();
        }
    }

    /**
     * One line says this: the last that matches, or else one that says so already, or else a new one.
     *
     * @param line what it says; a replacement if {@code references}
     * @param references whether the line names groups of the pattern; nothing is inserted then
     */
    record OneLine(Optional<Pattern> pattern, String line, boolean references, Place place) implements Edit {
        @Override
        public String of(String text) {
            TextLines lines = TextLines.of(text);
            int match = pattern.map(regexp -> lines.last(regexp.asPredicate())).orElse(-1);
            if (match >= 0) {
                return lines.replacing(match, replacing(lines.line(match))).text();
            }
            boolean done = references || lines.contains(line);
            return done ? text : lines.inserting(place.in(lines), line).text();
        }

        private String replacing(String old) {
            if (!references) {
                return line;
            }
            Matcher matcher = pattern.orElseThrow().matcher(old);
            StringBuilder expanded = new StringBuilder();
            matcher.find();
            int start = matcher.start();
            matcher.appendReplacement(expanded, line);
            return expanded.substring(start);
        }
    }

    /** Where a new line goes. */
    @FunctionalInterface
    interface Place {

        Place END = lines -> lines.lines().size();
        Place START = lines -> 0;

        /** The index that the new line will have. */
        int in(TextLines lines);

        /** Next to the last line that matches; at the end if none does. */
        static Place beside(Pattern pattern, int distance) {
            return lines -> {
                int match = lines.last(pattern.asPredicate());
                return match < 0 ? END.in(lines) : match + distance;
            };
        }
    }
}
