package dev.runbook.inventory;

import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a pattern at its commas, or else at its colons unless these belong to a port, an address or a subscript. */
final class PatternParts {

    private static final Pattern AT_COMMAS = Pattern.compile("[^,\\s](?:[^,]*[^,\\s])?");
    private static final Pattern AT_COLONS = Pattern.compile("(?:[^\\s:\\[\\]]++|\\[[^\\]]*\\])+");
    private static final String BRACKETS = "[]";

    private final Span where;
    private final String text;
    private final Problems problems;

    private PatternParts(Span where, String text, Problems problems) {
        this.where = where;
        this.text = text;
        this.problems = problems;
    }

    /** None if the pattern is refused, which is then among the problems. */
    static List<PatternPart> split(Span where, String text, Problems problems) {
        return new PatternParts(where, text, problems).split();
    }

    /** The whole text as one part. */
    static List<PatternPart> one(Span where, String text, Problems problems) {
        PatternPart part = new PatternParts(where, text, problems).part(text, where);
        return part.text().isEmpty() ? List.of() : List.of(part);
    }

    private List<PatternPart> split() {
        Matcher pieces = (text.contains(",") ? AT_COMMAS : AT_COLONS).matcher(text);
        if (!text.contains(",") && HostAddress.parse(text).isPresent()) {
            return List.of(new PatternPart(PatternPart.Role.ADD, text, where));
        }
        if (!text.contains(",") && hasLoneBracket(pieces.replaceAll(""))) {
            problems.add(where, "`" + text + "` has a bracket without its partner" + hint());
            return List.of();
        }
        List<PatternPart> parts = new ArrayList<>();
        pieces.reset();
        while (pieces.find()) {
            parts.add(part(pieces.group(), span(pieces.start(), pieces.group().length())));
        }
        if (parts.isEmpty()) {
            problems.add(where, "the pattern `" + text + "` names no host or group" + hint());
        }
        return parts.stream().anyMatch(part -> part.text().isEmpty()) ? List.of() : List.copyOf(parts);
    }

    private PatternPart part(String piece, Span place) {
        PatternPart.Role role = switch (piece.charAt(0)) {
            case '&' -> PatternPart.Role.KEEP;
            case '!' -> PatternPart.Role.REMOVE;
            default -> PatternPart.Role.ADD;
        };
        String rest = role == PatternPart.Role.ADD ? piece : piece.substring(1);
        if (rest.isEmpty() || rest.equals("~")) {
            problems.add(place, "`" + piece + "` needs a host or group behind it");
            return new PatternPart(role, "", place);
        }
        return new PatternPart(role, rest, place);
    }

    /** The place of a piece, where the text stands in the file as it is, with or without quotes. */
    private Span span(int start, int length) {
        int quotes = where.length() - text.length();
        return quotes == 0 || quotes == 2 ? where.part(start + quotes / 2, length) : where;
    }

    private static boolean hasLoneBracket(String rest) {
        return rest.chars().anyMatch(c -> BRACKETS.indexOf(c) >= 0);
    }

    private static String hint() {
        return "; write `all` for every host";
    }
}
