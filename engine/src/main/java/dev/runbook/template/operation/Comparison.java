package dev.runbook.template.operation;

import dev.runbook.value.Value;
import java.util.Iterator;
import java.util.List;

/** Equality and order. A text against a number is a mistake that would otherwise decide silently, so it is a fault. */
public final class Comparison {

    private Comparison() {}

    /** {@code ==}: as {@link #same}, but texts meet only texts, numbers numbers, and truth only truth. */
    public static boolean equal(Value left, Value right) {
        boolean sameFamily = left.kind() == right.kind() || Arithmetic.isNumber(left) && Arithmetic.isNumber(right);
        if (isScalar(left) && isScalar(right) && !sameFamily) {
            throw mixed(left, right);
        }
        return same(left, right);
    }

    /** Whether both hold the same; 1 is 1.0, values of other kinds differ. */
    public static boolean same(Value left, Value right) {
        if (Arithmetic.isNumber(left) && Arithmetic.isNumber(right)) {
            return compareNumbers(left, right) == 0;
        }
        if (left instanceof Value.Items a && right instanceof Value.Items b) {
            return sameItems(a.items(), b.items());
        }
        if (left instanceof Value.Fields a && right instanceof Value.Fields b) {
            return a.entries().keySet().equals(b.entries().keySet())
                    && a.entries().keySet().stream()
                            .allMatch(key ->
                                    same(a.entries().get(key), b.entries().get(key)));
        }
        return left.equals(right);
    }

    /** The order of numbers, of texts, or of lists of these. */
    public static int compare(Value left, Value right) {
        if (Arithmetic.isNumber(left) && Arithmetic.isNumber(right)) {
            return compareNumbers(left, right);
        }
        if (left instanceof Value.Text && right instanceof Value.Text) {
            return left.text().compareTo(right.text());
        }
        if (left instanceof Value.Items a && right instanceof Value.Items b) {
            return compareItems(a.items().iterator(), b.items().iterator());
        }
        throw mixed(left, right);
    }

    /** Whether the container holds the value: an item, a key, or a part of the text. */
    public static boolean contains(Value container, Value value) {
        if (container instanceof Value.Items list) {
            return list.items().stream().anyMatch(item -> same(item, value));
        }
        if (container instanceof Value.Fields map) {
            return map.entries().containsKey(value.text());
        }
        if (container instanceof Value.Text && value instanceof Value.Text) {
            return container.text().contains(value.text());
        }
        throw new Fault("`in` looks for " + value.kind().words() + " in "
                + container.kind().words() + ", wanted a list, a map or text in text");
    }

    private static boolean isScalar(Value value) {
        return Arithmetic.isNumber(value) || value instanceof Value.Bool || value instanceof Value.Text;
    }

    private static boolean sameItems(List<Value> left, List<Value> right) {
        if (left.size() != right.size()) {
            return false;
        }
        Iterator<Value> others = right.iterator();
        return left.stream().allMatch(item -> same(item, others.next()));
    }

    private static int compareItems(Iterator<Value> left, Iterator<Value> right) {
        while (left.hasNext() && right.hasNext()) {
            int order = compare(left.next(), right.next());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(left.hasNext(), right.hasNext());
    }

    private static int compareNumbers(Value left, Value right) {
        return left instanceof Value.Int a && right instanceof Value.Int b
                ? Long.compare(a.number(), b.number())
                : Double.compare(Arithmetic.number(left), Arithmetic.number(right));
    }

    private static Fault mixed(Value left, Value right) {
        return new Fault("compared " + left.kind().words() + " with "
                + right.kind().words() + "; convert one with `| int`, `| string` or `| bool`");
    }
}
