package dev.runbook.cli;

import dev.runbook.plan.Plan;
import dev.runbook.plan.PlannedPlay;
import dev.runbook.report.Counted;
import dev.runbook.report.HostNames;
import dev.runbook.report.Screen;
import dev.runbook.run.Operator;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who answers the questions of a run: a person at a terminal, what was said in advance, or nobody. */
final class Attendance {

    private final World world;
    private final AnswerOptions options;
    private final Optional<Terminal> asked;

    Attendance(World world, AnswerOptions options) {
        this.world = world;
        this.options = options;
        this.asked = options.noInput ? Optional.empty() : world.terminal();
    }

    /** For each gate that would park a run which is to ask nothing, a sentence that names it. */
    List<String> unanswerable(Plan plan) {
        return options.noInput && !options.yes ? new Gates(plan).withoutTimeout() : List.of();
    }

    /** Shows what is about to happen and asks; nobody is asked where nobody is, or where the answer was given. */
    boolean agreesTo(Plan plan) {
        if (asked.isEmpty() || options.yes) {
            return true;
        }
        world.out().println(plan.procedure().name());
        plan.plays().forEach(play -> world.out().println("  " + summary(play)));
        return asked.get()
                .ask("go on? [y/N] ", Optional.empty())
                .map(Attendance::isYes)
                .orElse(false);
    }

    /**
     * @param screen is told to stand still while a question is asked
     * @param run the folder of the run, where approvals may be left
     */
    Operator operator(Screen screen, String user, Path run) {
        return asked.<Operator>map(terminal -> new Attended(terminal, screen, user, options))
                .orElseGet(() -> new Unattended(options.yes, new Approvals(run)));
    }

    static boolean isYes(String answer) {
        return List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    private static String summary(PlannedPlay play) {
        List<String> hosts = play.hosts().stream().map(host -> host.name()).toList();
        return play.play().name() + " — " + Counted.of(play.play().steps().size(), "step", "steps") + " on "
                + HostNames.of(hosts);
    }
}
