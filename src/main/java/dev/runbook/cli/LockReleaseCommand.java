package dev.runbook.cli;

import dev.runbook.journal.Ending;
import dev.runbook.lock.Answer;
import dev.runbook.lock.LockPlace;
import dev.runbook.lock.Locksmith;
import dev.runbook.lock.Look;
import dev.runbook.report.HostNames;
import dev.runbook.report.LockPage;
import dev.runbook.report.Printable;
import dev.runbook.report.Printer;
import dev.runbook.value.Secrets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Releases the lock by hand. */
@Command(
        name = "release",
        description = "Releases the lock of a run that nobody will take up any more. Who did it and why stays on the"
                + " hosts, and in the journal of the run if that is here. A process of that run stops by itself.",
        footer = {"%nExamples:", "  runbook lock release -i prod.ini --reason 'rolled back by hand, see #1234'"})
final class LockReleaseCommand implements Callable<Integer> {

    private final World world;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "only that of the run whose id begins so (default: whichever there is)")
    Optional<String> run = Optional.empty();

    @Mixin
    LockOptions hosts = new LockOptions();

    @Mixin
    StateOption state = new StateOption();

    @Option(names = "--reason", required = true, paramLabel = "WHY", description = "for those who ask later")
    String reason;

    @Option(names = "--yes", description = "do not ask")
    boolean yes;

    LockReleaseCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        return hosts.with(world, this::released).exit();
    }

    private Ending released(Locksmith smith, List<LockPlace> places) {
        Map<LockPlace, Look> looks = smith.look(places);
        Map<String, List<LockPlace>> runs = held(looks);
        show(looks);
        if (runs.isEmpty()) {
            return looks.values().stream().allMatch(look -> look.answer() == Answer.FREE || isAnothers(look))
                    ? Ending.DONE
                    : Ending.UNREACHABLE;
        }
        if (!isWanted(runs)) {
            world.err().println("nothing was released");
            return Ending.REFUSED;
        }
        Map<String, String> kept = new LinkedHashMap<>();
        runs.forEach((id, itsPlaces) -> kept.putAll(released(smith, id, itsPlaces)));
        kept.forEach((host, why) -> world.err().println(Printable.line(host + " is still locked: " + why)));
        return kept.isEmpty() ? Ending.DONE : Ending.STOPPED;
    }

    private boolean isAnothers(Look look) {
        return look.answer() == Answer.HELD;
    }

    private Map<String, List<LockPlace>> held(Map<LockPlace, Look> looks) {
        return looks.keySet().stream()
                .filter(place -> looks.get(place).answer() == Answer.HELD)
                .filter(place -> looks.get(place).run().orElse("").startsWith(run.orElse("")))
                .collect(Collectors.groupingBy(
                        place -> looks.get(place).run().orElse(""), LinkedHashMap::new, Collectors.toList()));
    }

    private void show(Map<LockPlace, Look> looks) {
        Printer printer = new Printer(world.out(), new Secrets(), ScreenOptions.coloured(world, false));
        LockPage.of(LockOptions.byHost(looks), ZoneId.systemDefault(), Instant.now())
                .forEach(printer::print);
    }

    private boolean isWanted(Map<String, List<LockPlace>> runs) {
        if (yes) {
            return true;
        }
        if (world.terminal().isEmpty()) {
            world.err().println("nobody is at a terminal to be asked; pass `--yes`");
            return false;
        }
        String which = runs.entrySet().stream()
                .map(each -> Printable.line(each.getKey()) + " on " + HostNames.of(names(each.getValue())))
                .collect(Collectors.joining(", "));
        return world.terminal()
                .get()
                .ask("release the lock of " + which + "? [y/N] ", Optional.empty())
                .map(Attendance::isYes)
                .orElse(false);
    }

    /** Where it is still locked, and why. */
    private Map<String, String> released(Locksmith smith, String id, List<LockPlace> places) {
        String who = world.user() + "@" + Machine.name();
        String log = Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + who + " released the lock of run " + id
                + ": " + reason;
        Map<String, String> kept = Locksmith.failures(smith.release(places, id, Printable.line(log)));
        List<String> free =
                names(places).stream().filter(host -> !kept.containsKey(host)).toList();
        if (!free.isEmpty()) {
            world.out().println(Printable.line("released the lock of run " + id + " on " + HostNames.of(free)));
            new ReleaseNote(world, state.folder(world)).record(id, free, reason);
        }
        return kept;
    }

    private static List<String> names(List<LockPlace> places) {
        return places.stream().map(LockPlace::host).toList();
    }
}
