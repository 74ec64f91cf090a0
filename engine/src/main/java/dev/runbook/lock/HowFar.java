package dev.runbook.lock;

import dev.runbook.journal.Ending;
import dev.runbook.journal.Entry;
import dev.runbook.journal.Event;
import dev.runbook.journal.Outcome;
import dev.runbook.value.Secrets;
import java.util.function.Consumer;

/** How far a run is, in one line that everybody may read, as its records tell it. */
public final class HowFar implements Consumer<Entry> {

    private final Secrets secrets;
    private String doing = "is at work";
    private String failure = "";

    public HowFar(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public synchronized void accept(Entry entry) {
        Event event = entry.event();
        if (event instanceof Event.StepStarted started && started.step().isOuter()) {
            doing = "is at `" + started.title() + "`";
        } else if (event instanceof Event.StepFinished finished
                && finished.outcome().failed()) {
            failure = failure(finished);
        } else if (event instanceof Event.RollbackStarted started) {
            doing = "rolls back: " + started.reason();
        } else if (event instanceof Event.UndoStarted started) {
            doing = "undoes `" + started.title() + "`";
        }
    }

    private static String failure(Event.StepFinished finished) {
        if (finished.outcome().kind() == Outcome.Kind.WAITING) {
            return "waits for an approval at `" + finished.title() + "`";
        }
        String why = finished.outcome().reason().map(reason -> ": " + reason).orElse("");
        return "`" + finished.title() + "` on " + finished.host() + " "
                + finished.outcome().kind().words() + why;
    }

    /** While it runs. */
    public synchronized String now() {
        return line(doing);
    }

    /** When it has stopped, and can be taken up. */
    public synchronized String stopped(Ending ending) {
        String at = ending == Ending.INTERRUPTED || failure.isEmpty()
                ? "it " + doing.replaceFirst("^is ", "was ")
                : failure;
        return line(failure.startsWith("waits") ? failure : ending.words() + ": " + at);
    }

    /** When its process ends in the middle of it. */
    public synchronized String cutOff(String why) {
        return line("cut off, when it " + doing.replaceFirst("^is ", "was ") + ": " + why);
    }

    private String line(String text) {
        return secrets.mask(text.lines().findFirst().orElse(""));
    }
}
