package dev.runbook.cli;

import dev.runbook.journal.Ending;
import dev.runbook.json.Json;
import dev.runbook.lock.Answer;
import dev.runbook.lock.Look;
import dev.runbook.report.LockJson;
import dev.runbook.report.LockPage;
import dev.runbook.report.Printer;
import dev.runbook.value.Secrets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says who has the lock. */
@Command(
        name = "status",
        description = "Says who has the lock of which hosts, since when, how far that run is, and what can be done."
                + " Ends with exit code 6 if any host is locked, 7 if one could not be asked, else 0.",
        footer = {"%nExamples:", "  runbook lock status -i prod.ini"})
final class LockStatusCommand implements Callable<Integer> {

    private final World world;

    @Mixin
    LockOptions hosts = new LockOptions();

    @Option(names = "--json", description = "one host a line, for programs")
    boolean json;

    @Option(names = "--no-color", description = "plain lines; so does NO_COLOR")
    boolean noColor;

    LockStatusCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        Map<String, Look> looks = hosts.with(world, (smith, places) -> LockOptions.byHost(smith.look(places)));
        if (json) {
            looks.forEach((host, look) -> world.out().println(Json.write(LockJson.of(host, look))));
        } else {
            Printer printer = new Printer(world.out(), new Secrets(), ScreenOptions.coloured(world, noColor));
            LockPage.of(looks, ZoneId.systemDefault(), Instant.now()).forEach(printer::print);
        }
        return ending(looks.values()).exit();
    }

    private static Ending ending(Collection<Look> looks) {
        if (looks.stream().anyMatch(look -> look.answer() == Answer.HELD)) {
            return Ending.LOCKED;
        }
        return looks.stream().allMatch(look -> look.answer() == Answer.FREE) ? Ending.DONE : Ending.UNREACHABLE;
    }
}
