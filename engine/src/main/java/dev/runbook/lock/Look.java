package dev.runbook.lock;

import dev.runbook.remote.CommandResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a host says about its lock.
 *
 * @param complaint why, where it could not do what was asked; in the host's own words
 * @param seat the seat that this process has there
 * @param run whose lock it is, also where nothing more is known of it
 * @param worker the machine of the process that sits there; empty if it has left
 * @param silence since when that process has given no sign of life
 * @param account whose folder it is, if it is not ours
 * @param kept how many bytes of what it was given to keep are there
 * @param sum the checksum of that
 * @param inputs the checksum of the inputs that are there
 * @param log the last releases by hand
 */
public record Look(
        Answer answer,
        String complaint,
        Optional<Integer> seat,
        Optional<String> run,
        Optional<Holder> holder,
        Optional<LockState> state,
        Optional<String> worker,
        Optional<Duration> silence,
        Optional<String> account,
        Optional<Long> kept,
        Optional<Long> sum,
        Optional<Long> inputs,
        List<String> log) {

    private static final Duration FRESH = Duration.ofSeconds(10);

    /** The host could not be asked. */
    static Look unreachable(String reason) {
        return of(Answer.UNREACHABLE, reason, Map.of(), List.of());
    }

    /** The lock cannot be there. */
    static Look unusable(String reason) {
        return of(Answer.UNUSABLE, reason, Map.of(), List.of());
    }

    static Look of(CommandResult result) {
        Map<String, String> said = new HashMap<>();
        List<String> log = new ArrayList<>();
        for (String line : result.stdout().split("\n")) {
            String[] parts = line.split(" ", 2);
            String rest = parts.length == 2 ? parts[1] : "";
            if (parts[0].equals("log")) {
                log.add(rest);
            } else {
                said.put(parts[0], rest);
            }
        }
        return of(answer(result, said), complaint(result), said, log);
    }

    private static Answer answer(CommandResult result, Map<String, String> said) {
        if (result.exit() != CommandResult.Exit.EXITED) {
            return Answer.UNREACHABLE;
        }
        return Answer.named(said.getOrDefault("answer", said.getOrDefault("lock", "")))
                .orElse(Answer.UNUSABLE);
    }

    private static Look of(Answer answer, String complaint, Map<String, String> said, List<String> log) {
        boolean left = said.containsKey("left");
        return new Look(
                answer,
                complaint,
                known(said, "seat").filter(Look::isNumber).map(Long::valueOf).map(Math::toIntExact),
                known(said, "run"),
                known(said, "holder").flatMap(Holder::parse),
                known(said, "state").flatMap(LockState::parse),
                known(said, "who").filter(who -> !left).map(Seat::controllerOf),
                known(said, "silence").filter(Look::isNumber).map(Long::valueOf).map(Duration::ofSeconds),
                known(said, "account"),
                known(said, "size").filter(Look::isNumber).map(Long::valueOf),
                known(said, "sum").filter(Look::isNumber).map(Long::valueOf),
                known(said, "inputs").filter(Look::isNumber).map(Long::valueOf),
                List.copyOf(log));
    }

    /** The host's last words, or that it has none. */
    private static String complaint(CommandResult result) {
        String said = result.stderr().strip();
        if (result.exit() != CommandResult.Exit.EXITED) {
            return "its answer did not come";
        }
        return said.isEmpty() ? "exit code " + result.rc() : said.substring(said.lastIndexOf('\n') + 1);
    }

    private static Optional<String> known(Map<String, String> said, String name) {
        return Optional.ofNullable(said.get(name)).filter(text -> !text.isEmpty());
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,15}");
    }

    /** Whether nobody has it, and nobody released it by hand from this run: it was swept away, with the folder it lay in. */
    boolean isSweptAway(String itsRun) {
        return run.isEmpty() && log.stream().noneMatch(line -> line.contains(itsRun));
    }

    /** Whether somebody is taking it in this moment, and may yet give it back. */
    boolean isBeingTaken() {
        boolean taking =
                state.filter(it -> it.phase() == LockState.Phase.TAKING).isPresent() || holder.isEmpty();
        return answer == Answer.HELD && taking && silence.orElse(Duration.ZERO).compareTo(FRESH) < 0;
    }
}
