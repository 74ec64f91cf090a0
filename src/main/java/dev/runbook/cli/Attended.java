package dev.runbook.cli;

import dev.runbook.procedure.OnFailure;
import dev.runbook.report.Counted;
import dev.runbook.report.Printable;
import dev.runbook.report.Screen;
import dev.runbook.run.Operator;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A person at the terminal, who is asked with one line at gates and when something has failed. */
final class Attended implements Operator {

    private static final List<Choice> CHOICES = List.of(
            new Choice("retry", Reaction.RETRY),
            new Choice("skip", Reaction.SKIP),
            new Choice("roll back", Reaction.ROLLBACK),
            new Choice("stop", Reaction.STOP));
    private static final List<Choice> INTERRUPTED = List.of(
            new Choice("go on", Reaction.SKIP),
            new Choice("roll back", Reaction.ROLLBACK),
            new Choice("stop", Reaction.STOP));

    private final Terminal terminal;
    private final Screen screen;
    private final String user;
    private final AnswerOptions options;

    private record Choice(String words, Reaction reaction) {}

    Attended(Terminal terminal, Screen screen, String user, AnswerOptions options) {
        this.terminal = terminal;
        this.screen = screen;
        this.user = user;
        this.options = options;
    }

    @Override
    public boolean present() {
        return true;
    }

    @Override
    public synchronized Optional<Approval> approve(String step, String question, Optional<Duration> timeout) {
        if (options.yes) {
            return Optional.of(new Approval(true, "--yes"));
        }
        String prompt = Printable.line(question.strip()) + " [y/N] ";
        return screen.standingStill(() -> terminal.ask(prompt, timeout))
                .map(answer -> new Approval(Attendance.isYes(answer), user));
    }

    @Override
    public synchronized Reaction react(FailureReport failure, OnFailure planned) {
        if (options.onFailure.isPresent()) {
            return Operator.NOBODY.react(failure, planned);
        }
        List<Choice> choices = failure.interrupted() ? INTERRUPTED : CHOICES;
        Reaction usual = Operator.NOBODY.react(failure, planned);
        return screen.standingStill(() -> choose(failure, choices, usual));
    }

    private Reaction choose(FailureReport failure, List<Choice> choices, Reaction usual) {
        String prompt = before(failure) + ": " + offered(choices) + "? [" + words(usual) + "] ";
        while (true) {
            Optional<String> answer = terminal.ask(prompt, Optional.empty()).map(String::strip);
            if (answer.isEmpty() || answer.get().isEmpty()) {
                return usual;
            }
            List<Choice> meant = meant(answer.get(), choices);
            if (meant.size() == 1) {
                return meant.get(0).reaction();
            }
        }
    }

    private static String before(FailureReport failure) {
        String undo = Counted.of(failure.debts(), "undo", "undos") + " owed";
        return failure.interrupted()
                ? "interrupted before `" + failure.title() + "`, " + undo
                : "`" + failure.title() + "` failed on " + String.join(", ", failure.hosts()) + ", " + undo;
    }

    private static String offered(List<Choice> choices) {
        String all = String.join(", ", choices.stream().map(Choice::words).toList());
        return all.replaceFirst(", (\\w+)$", " or $1");
    }

    private static String words(Reaction reaction) {
        return reaction == Reaction.ROLLBACK ? "roll back" : reaction.name().toLowerCase(Locale.ROOT);
    }

    /** The choices that begin with what was typed. */
    private static List<Choice> meant(String typed, List<Choice> choices) {
        String letters = letters(typed);
        return choices.stream()
                .filter(choice -> !letters.isEmpty() && letters(choice.words()).startsWith(letters))
                .toList();
    }

    private static String letters(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
