package dev.runbook.template;

import dev.runbook.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Supplier;

/** The variables that this thread is rendering just now, one because of the other. */
final class Rendering {

    private static final int DEEPEST = 64;

    private static final ThreadLocal<Deque<Rendering>> STACK = ThreadLocal.withInitial(ArrayDeque::new);

    private final String name;
    private final Variables all;

    private Rendering(String name, Variables all) {
        this.name = name;
        this.all = all;
    }

    /**
     * Does the work, unless the variable is waiting for itself.
     *
     * @throws Unrenderable that names the cycle
     */
    static <T> T of(String name, Variables all, Span definition, Supplier<T> work) {
        Deque<Rendering> stack = STACK.get();
        boolean waiting = stack.stream().anyMatch(rendering -> rendering.name.equals(name) && rendering.all == all);
        if (waiting) {
            throw new Unrenderable(definition, "`" + name + "` refers to itself: " + cycle(stack, name));
        }
        if (stack.size() >= DEEPEST) {
            throw new Unrenderable(
                    definition,
                    "variables refer to each other more than " + DEEPEST + " levels deep, down to `" + name + "`");
        }
        stack.push(new Rendering(name, all));
        try {
            return work.get();
        } finally {
            stack.pop();
            if (stack.isEmpty()) {
                STACK.remove();
            }
        }
    }

    private static String cycle(Deque<Rendering> stack, String name) {
        StringBuilder cycle = new StringBuilder();
        Iterator<Rendering> outermostFirst = stack.descendingIterator();
        while (outermostFirst.hasNext()) {
            String next = outermostFirst.next().name;
            if (cycle.length() > 0 || next.equals(name)) {
                cycle.append(next).append(" → ");
            }
        }
        return cycle.append(name).toString();
    }
}
