package dev.runbook.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.lab.Verdict.Finding;
import dev.runbook.lab.host.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault of a lab at every step of the shipped runbooks: the exit code says what has become of the cluster, and the
 * lab's own judge, who believes no runbook, says the same. All with {@code -Dlabmatrix=all}, by itself a few.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnLab
class LabMatrixTest {

    private static final Map<Integer, List<Finding>> MEANT = Map.of(
            0, List.of(Finding.COMPLETE),
            2, List.of(Finding.AS_BEFORE),
            3, List.of(Finding.AS_BEFORE),
            5, List.of(Finding.BEHIND_THE_PAGE, Finding.NOTHING_RUNS, Finding.REDUCED),
            7, List.of(Finding.AS_BEFORE));

    private static final Set<Fault> AWAY = Set.of(Fault.UNREACHABLE, Fault.NO_SSH, Fault.HANG);

    /** Labs on which all is as it was before any run; they can be used again. */
    private final Map<Procedures, Queue<Rehearsal>> sound = new ConcurrentHashMap<>();

    @ParameterizedTest
    @MethodSource("ways")
    void theExitCodeTellsTheTruth(Way way) {
        Rehearsal rehearsal =
                Optional.ofNullable(sound(way.procedure()).poll()).orElseGet(() -> Rehearsal.of(way.procedure()));
        try {
            Instant begun = Instant.now();
            Rehearsal.Outcome outcome = rehearsal.run(way);
            System.out.printf(
                    "%-100s  exit %d  %-30s  %3d s%n",
                    way,
                    outcome.run().exit(),
                    outcome.verdict(),
                    Duration.between(begun, Instant.now()).toSeconds());
            assertThat(meant(way, outcome.run().exit()))
                    .as(() -> way + ": exit " + outcome.run().exit() + "\n"
                            + outcome.run().out() + outcome.run().err())
                    .anyMatch(outcome.verdict()::holds);
        } finally {
            keepOrEnd(way.procedure(), rehearsal);
        }
    }

    /** What a host owes that cannot be reached, it may have done: the run cannot know, and the cluster may be well. */
    private static List<Finding> meant(Way way, int exit) {
        List<Finding> meant = MEANT.getOrDefault(exit, List.of());
        return exit == 5 && AWAY.contains(way.fault())
                ? Stream.concat(meant.stream(), Stream.of(Finding.AS_BEFORE, Finding.COMPLETE))
                        .toList()
                : meant;
    }

    static Stream<Way> ways() {
        Pattern wanted = Pattern.compile(System.getProperty("labways", ""));
        List<Way> all =
                Way.all().filter(way -> wanted.matcher(way.toString()).find()).toList();
        String size = System.getProperty("labmatrix", "3");
        int some = size.equals("all") ? all.size() : Math.min(all.size(), Integer.parseInt(size));
        System.out.printf("%d of %d ways to break a procedure on a lab; all with -Dlabmatrix=all%n", some, all.size());
        return IntStream.range(0, some).mapToObj(i -> all.get((2 * i + 1) * all.size() / (2 * some)));
    }

    private void keepOrEnd(Procedures procedure, Rehearsal rehearsal) {
        if (rehearsal.isAsBefore()) {
            rehearsal.unlock();
            sound(procedure).add(rehearsal);
        } else {
            rehearsal.close();
        }
    }

    private Queue<Rehearsal> sound(Procedures procedure) {
        return sound.computeIfAbsent(procedure, key -> new ConcurrentLinkedQueue<>());
    }

    @AfterAll
    void end() {
        sound.values().forEach(all -> all.forEach(Rehearsal::close));
    }
}
