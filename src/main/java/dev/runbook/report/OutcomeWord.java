package dev.runbook.report;

import dev.runbook.journal.Outcome;

/** The word at the start of a line: how a step ended on a host, or what else the line tells. */
final class OutcomeWord {

    /** As wide as most words, so that what follows stands in a column. */
    static final int WIDTH = 9;

    private OutcomeWord() {}

    static Line of(Outcome outcome) {
        return of(text(outcome), isIgnored(outcome) ? Tone.CHANGED : tone(outcome.kind()));
    }

    static Line of(Outcome.Kind kind) {
        return of(kind.words(), tone(kind));
    }

    static String text(Outcome outcome) {
        return isIgnored(outcome) ? "ignored" : outcome.kind().words();
    }

    private static boolean isIgnored(Outcome outcome) {
        return outcome.kind().isFailure() && outcome.ignored();
    }

    static Line of(String word, Tone tone) {
        return Line.of(tone, Columns.pad(word, WIDTH - 1) + " ");
    }

    private static Tone tone(Outcome.Kind kind) {
        return switch (kind) {
            case OK -> Tone.GOOD;
            case CHANGED -> Tone.CHANGED;
            case SKIPPED -> Tone.FAINT;
            case FAILED, REFUSED, WAITING, UNREACHABLE, IN_DOUBT -> Tone.BAD;
        };
    }
}
