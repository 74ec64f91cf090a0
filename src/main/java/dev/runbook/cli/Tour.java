package dev.runbook.cli;

import dev.runbook.journal.Ending;
import dev.runbook.lab.Lab;
import dev.runbook.report.Line;
import dev.runbook.report.Printer;
import dev.runbook.report.Tone;
import dev.runbook.value.Secrets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows on a lab what the program does: part by part, each a few words and a command that is then run. */
final class Tour {

    private final World world;
    private final Lab lab;
    private final Optional<Terminal> person;
    private final Printer printer;

    /** @param waits whether a person is to press a key before each part */
    Tour(World world, Lab lab, boolean waits, ScreenOptions screen) {
        this.lab = lab;
        this.world = withoutSettings(world);
        this.person = waits ? world.terminal() : Optional.empty();
        this.printer = new Printer(world.out(), new Secrets(), screen.coloured(world));
    }

    /** Goes through all parts and gives the exit code. */
    int take() {
        print(TourText.welcome(lab));
        lab.hosts().stream().map(LabStatusCommand::line).forEach(printer::print);
        for (TourPart part : TourText.parts(lab)) {
            printer.print(Line.EMPTY);
            printer.print(Line.of(Tone.STRONG, part.title()));
            print(part.words());
            if (!goesOn()) {
                return Ending.DONE.exit();
            }
            int exit = run(part);
            if (exit != part.exit()) {
                printer.print(Line.of(
                        Tone.BAD,
                        "this part was to end with exit code " + part.exit() + " and ended with " + exit
                                + "; please report it with what stands above"));
                return Ending.STOPPED.exit();
            }
        }
        print(TourText.farewell());
        return Ending.DONE.exit();
    }

    private boolean goesOn() {
        return person.map(terminal -> terminal.ask("press Enter to go on, or q and Enter to end ", Optional.empty())
                        .filter(answer -> !answer.strip().equalsIgnoreCase("q"))
                        .isPresent())
                .orElse(true);
    }

    /** Runs the commands of a part as if they were typed; the exit code is that of the last. */
    private int run(TourPart part) {
        int exit = Ending.DONE.exit();
        for (List<String> command : part.commands()) {
            printer.print(Line.EMPTY);
            printer.print(Line.of(Tone.STRONG, "$ " + Typed.program() + " " + String.join(" ", command)));
            exit = Main.run(command, world);
        }
        return exit;
    }

    private void print(String text) {
        text.lines().forEach(printer::print);
    }

    /** The settings of this user's own clusters have no say here, and the runs are recorded in the lab. */
    private World withoutSettings(World own) {
        Map<String, String> environment = new HashMap<>(own.environment());
        environment.keySet().removeIf(name -> name.startsWith("RUNBOOK_"));
        environment.put("RUNBOOK_STATE_DIR", lab.directory().runs().toString());
        return new World(own.out(), own.err(), environment, own.directory(), own.terminal(), own.halt());
    }
}
