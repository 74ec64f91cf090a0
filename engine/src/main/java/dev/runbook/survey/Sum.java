package dev.runbook.survey;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the steps of an action come to. */
record Sum(List<Found.Entry> entries) {

    /** Of the steps of this call, not of the calls inside. */
    static Sum of(Found found, String call) {
        return new Sum(found.entries().stream()
                .filter(entry -> entry.call().equals(call))
                .toList());
    }

    Grade grade() {
        return grade(entry -> entry.line().grade());
    }

    Grade asNow() {
        return grade(Found.Entry::asNow);
    }

    /** What may change the host outweighs what only looks. */
    private Grade grade(Function<Found.Entry, Grade> of) {
        if (any(of, Grade.CHANGE)) {
            return Grade.CHANGE;
        }
        for (Grade grade : List.of(Grade.RUN, Grade.DEPENDS)) {
            if (harmful().map(of).anyMatch(grade::equals)) {
                return grade;
            }
        }
        if (any(of, Grade.ASK)) {
            return Grade.ASK;
        }
        return any(of, Grade.RUN) || any(of, Grade.DEPENDS) ? Grade.RUN : Grade.OK;
    }

    boolean harmless() {
        return harmful().findAny().isEmpty();
    }

    Optional<Boolean> changed() {
        if (entries.stream().anyMatch(entry -> entry.changed().equals(Optional.of(true)))) {
            return Optional.of(true);
        }
        return entries.stream().allMatch(entry -> entry.changed().equals(Optional.of(false)))
                ? Optional.of(false)
                : Optional.empty();
    }

    /** Why the action will fail, if that is certain. */
    Optional<String> failure(Function<String, String> title) {
        return entries.stream()
                .filter(entry -> !entry.rescued())
                .flatMap(entry -> entry.line().failure().map(why -> title.apply(entry.key()) + ": " + why).stream())
                .findFirst();
    }

    /** What the first of its doubtful steps hangs on. */
    Optional<String> doubt() {
        return entries.stream()
                .filter(entry -> entry.line().grade() == Grade.DEPENDS)
                .flatMap(entry -> entry.line().reason().stream())
                .findFirst();
    }

    private boolean any(Function<Found.Entry, Grade> of, Grade grade) {
        return entries.stream().map(of).anyMatch(grade::equals);
    }

    private Stream<Found.Entry> harmful() {
        return entries.stream().filter(entry -> entry.line().mayChange());
    }
}
