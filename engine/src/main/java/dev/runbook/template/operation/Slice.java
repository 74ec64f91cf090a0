package dev.runbook.template.operation;

import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.List;

/** {@code x[from:to:step]} as in Python: bounds beyond the ends are cut, negative ones count from the end. */
public final class Slice {

    private Slice() {}

    public static Value of(Value owner, Value from, Value to, Value step) {
        if (owner instanceof Value.Items list) {
            List<Value> picked = new ArrayList<>();
            places(list.items().size(), from, to, step)
                    .forEach(place -> picked.add(list.items().get(place)));
            return Value.list(picked);
        }
        if (owner instanceof Value.Text text) {
            StringBuilder picked = new StringBuilder();
            places(text.text().length(), from, to, step)
                    .forEach(place -> picked.append(text.text().charAt(place)));
            return Value.of(picked.toString());
        }
        throw new Fault("a slice of " + owner.kind().words() + ", wanted a list or a string");
    }

    private static List<Integer> places(int length, Value from, Value to, Value step) {
        long by = bound(step, 1);
        if (by == 0) {
            throw new Fault("a slice with step 0 never ends");
        }
        long first = by > 0 ? 0 : length - 1L;
        long start = from instanceof Value.Nothing ? first : clip(bound(from, 0), length, by);
        long end = to instanceof Value.Nothing ? (by > 0 ? length : -1) : clip(bound(to, 0), length, by);
        List<Integer> places = new ArrayList<>();
        for (long place = start; by > 0 ? place < end : place > end; place += by) {
            places.add((int) place);
        }
        return places;
    }

    private static long clip(long bound, int length, long step) {
        long place = bound < 0 ? bound + length : bound;
        long lowest = step > 0 ? 0 : -1;
        long highest = step > 0 ? length : length - 1L;
        return Math.max(lowest, Math.min(place, highest));
    }

    private static long bound(Value value, long initial) {
        if (value instanceof Value.Int whole) {
            return whole.number();
        }
        if (value instanceof Value.Nothing) {
            return initial;
        }
        throw new Fault("a slice from " + value.kind().words() + ", wanted a whole number");
    }
}
