package dev.runbook.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which step of a run, from the runbook's own inwards through the actions it calls: {@code enable-plugins[2]>wait}.
 * The number counts the items of a loop, from 0.
 */
public record StepPath(List<Segment> segments) {

    public static final StepPath ROOT = new StepPath(List.of());

    private static final Pattern SEGMENT = Pattern.compile("([^>\\[]+)(?:\\[(\\d{1,9})])?");

    public record Segment(String id, OptionalInt item) {
        @Override
        public String toString() {
            return item.isPresent() ? id + "[" + item.getAsInt() + "]" : id;
        }
    }

    /** @throws IllegalArgumentException if the text is no path */
    public static StepPath parse(String text) {
        if (text.isEmpty()) {
            return ROOT;
        }
        List<Segment> segments = new ArrayList<>();
        for (String part : text.split(">", -1)) {
            Matcher matcher = SEGMENT.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("no step path: " + text);
            }
            segments.add(new Segment(matcher.group(1), index(matcher.group(2))));
        }
        return new StepPath(List.copyOf(segments));
    }

    public StepPath then(String id) {
        return then(new Segment(id, OptionalInt.empty()));
    }

    public StepPath thenItem(String id, int item) {
        return then(new Segment(id, OptionalInt.of(item)));
    }

    public boolean isRoot() {
        return segments.isEmpty();
    }

    /** The step itself, of which this may be an item. */
    public StepPath whole() {
        return isRoot() || last().item().isEmpty()
                ? this
                : new StepPath(segments.subList(0, segments.size() - 1)).then(last().id());
    }

    public Segment last() {
        return segments.get(segments.size() - 1);
    }

    /** Whether this is a step of the runbook itself, not of an action. */
    public boolean isOuter() {
        return segments.size() == 1;
    }

    @Override
    public String toString() {
        return segments.stream().map(Segment::toString).collect(Collectors.joining(">"));
    }

    public StepPath then(Segment segment) {
        return new StepPath(Stream.concat(segments.stream(), Stream.of(segment)).toList());
    }

    private static OptionalInt index(String digits) {
        return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }
}
