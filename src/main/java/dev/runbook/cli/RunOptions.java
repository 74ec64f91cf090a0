package dev.runbook.cli;

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

    @Option(names = "--json", description = "one event a line on stdout; words for people go to stderr")
    boolean json;

    /** Whether the screen can be drawn over and over. */
    boolean live(World world) {
        return screen.coloured(world) && screen.detail() == Detail.NORMAL && !json;
    }
}
