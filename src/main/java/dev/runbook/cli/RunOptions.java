package dev.runbook.cli;

import dev.runbook.lock.LockTerms;
import dev.runbook.report.Detail;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What can be said about anything that changes hosts: who answers, what is shown, where it is recorded. */
final class RunOptions {

    @Mixin
    AnswerOptions answers = new AnswerOptions();

    @Mixin
    ScreenOptions screen = new ScreenOptions();

    @Mixin
    StateOption state = new StateOption();

    @Option(
            names = "--no-lock",
            description = "run without the lock of the hosts, and see to it that nobody else runs anything there")
    boolean noLock;

    @Option(names = "--json", description = "one event a line on stdout; words for people go to stderr")
    boolean json;

    /** @param command how the run was started */
    LockTerms lock(String command) {
        return new LockTerms(noLock ? LockTerms.Use.SKIP : LockTerms.Use.TAKE, Machine.name(), command);
    }

    /** Whether the screen can be drawn over and over. */
    boolean live(World world) {
        return screen.coloured(world) && screen.detail() == Detail.NORMAL && !json;
    }
}
