package dev.runbook.template.shell;

import java.util.ArrayDeque;
import java.util.Deque;

/** Places within places, and how many brackets are open in each. */
final class Levels {

    private static final class Level {
        private final Place place;
        private int brackets;

        Level(Place place, int brackets) {
            this.place = place;
            this.brackets = brackets;
        }
    }

    private final Deque<Level> levels = new ArrayDeque<>();

    Levels() {
        push(Place.WORDS);
    }

    Place place() {
        return levels.element().place;
    }

    boolean contains(Place place) {
        return levels.stream().anyMatch(level -> level.place == place);
    }

    void push(Place place) {
        push(place, 0);
    }

    void push(Place place, int brackets) {
        levels.push(new Level(place, brackets));
    }

    /** The outermost place stays: a script may close more than it opened. */
    void pop() {
        if (levels.size() > 1) {
            levels.pop();
        }
    }

    void openBracket() {
        levels.element().brackets++;
    }

    /** False if there was none to close. */
    boolean closeBracket() {
        Level level = levels.element();
        boolean open = level.brackets > 0;
        level.brackets = Math.max(0, level.brackets - 1);
        return open;
    }
}
