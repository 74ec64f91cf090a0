package dev.runbook.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Ending;
import dev.runbook.plan.Plan;
import dev.runbook.procedure.Body;
import dev.runbook.whatif.Rehearsal.Played;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is foreseen of a failure is what the runner does when the step really fails: over runbooks made by chance, every
 * step of each, on every host and on all. {@code -Drunbook.rounds=N} for more of them, {@code -Dseed=N} for others.
 */
class ForesightFuzzTest {

    private static final int COUNT = Math.max(1, Integer.getInteger("runbook.rounds", 25) / 12);
    private static final long SEED = Long.getLong("seed", 1);

    @TempDir
    Path folder;

    @Test
    void everyFailureEndsAsForeseen() throws IOException {
        int compared = 0;
        for (long seed = SEED; seed < SEED + COUNT; seed++) {
            compared += compare(seed);
        }
        assertThat(compared).isGreaterThan(COUNT);
    }

    /** Where conditions hang on results, what is foreseen for sure happens, and nothing happens that is not foreseen. */
    @Test
    void whatIsInDoubtIsSaid() throws IOException {
        int compared = 0;
        for (long seed = SEED; seed < SEED + COUNT; seed++) {
            Rehearsal rehearsal = rehearsal(seed, true);
            Plan plan = rehearsal.plan();
            for (FailurePoint point : points(plan)) {
                boolean alone =
                        point.host().isPresent() && point.spot().premises().isEmpty();
                compared += alone && bounds(rehearsal, plan, point, seed) ? 1 : 0;
            }
        }
        assertThat(compared).isGreaterThan(COUNT);
    }

    /** Whether it came to the failure. */
    private static boolean bounds(Rehearsal rehearsal, Plan plan, FailurePoint point, long seed) {
        Played played = rehearsal.play(point.spot().premises(), point);
        if (!played.came()) {
            return false;
        }
        WhatIf foreseen = new Foresight(plan, Optional.empty()).ifFails(point);
        String which = "seed " + seed + ", " + point.path() + "@" + point.host().orElseThrow();
        assertThat(foreseen.finales().stream().map(Finale::ending)).as(which).contains(played.ending());
        if (played.ending() == foreseen.ending() && !played.committed()) {
            Foretold foretold = Foretold.of(foreseen);
            played.undoneByHost().forEach((host, lines) -> {
                if (!lines.isEmpty()) {
                    assertThat(foretold.possible(host)).as(which).containsSubsequence(lines);
                }
                assertThat(lines).as(which).containsAll(foretold.certain(host));
            });
        }
        return true;
    }

    private Rehearsal rehearsal(long seed, boolean doubts) throws IOException {
        RandomRunbook made = new RandomRunbook(seed, doubts);
        return new Rehearsal(folder.resolve(doubts + "-" + seed))
                .file("hosts.ini", made.inventory())
                .file("actions/inner.yml", made.action(false))
                .file("actions/outer.yml", made.action(true))
                .file("book.yml", new RandomRunbook(seed, doubts).text());
    }

    private int compare(long seed) throws IOException {
        Rehearsal rehearsal = rehearsal(seed, false);
        Plan plan = rehearsal.plan();
        List<FailurePoint> points = points(plan);
        for (FailurePoint point : points) {
            WhatIf foreseen = new Foresight(plan, Optional.empty()).ifFails(point);
            Played played = rehearsal.play(point.spot().premises(), point);
            String which = "seed " + seed + ", " + point.path()
                    + point.host().map(host -> "@" + host).orElse("");
            assertThat(foreseen.ending()).as(which).isEqualTo(played.ending());
            if (!foreseen.committed()) {
                assertThat(undone(foreseen)).as(which).isEqualTo(played.undone());
            }
            if (foreseen.ending() == Ending.ROLLBACK_INCOMPLETE) {
                assertThat(owed(foreseen)).as(which).isEqualTo(played.owed());
            }
        }
        return points.size();
    }

    /** Every step, of actions and undos too, on each of its hosts and on all. */
    private static List<FailurePoint> points(Plan plan) {
        Spots spots = Spots.of(plan);
        List<FailurePoint> points = new ArrayList<>();
        withInner(spots).filter(spot -> comesAbout(spot, spots)).forEach(spot -> {
            points.add(FailurePoint.of(spot));
            for (Host host : spot.hosts()) {
                points.add(new FailurePoint(spot, spot.path(), Optional.of(host)));
            }
        });
        return points;
    }

    private static Stream<Spot> withInner(Spots spots) {
        return spots.all().stream().flatMap(spot -> Stream.concat(Stream.of(spot), withInner(spots.inside(spot))));
    }

    private static boolean comesAbout(Spot spot, Spots spots) {
        return fallible(spot)
                && spot.premises().stream()
                        .allMatch(path -> fallible(spots.find(path).orElseThrow()));
    }

    /** Commands, and calls of the runbook itself, can be made to fail. */
    private static boolean fallible(Spot spot) {
        return spot.step().body() instanceof Body.Single single
                ? single.call().canProbe() && !single.call().action().spec().readOnly()
                : spot.path().isOuter();
    }

    private static List<String> undone(WhatIf foreseen) {
        List<String> undone = new ArrayList<>();
        for (Undone each : foreseen.undone()) {
            undone.add("undo " + each.step() + " on "
                    + each.hosts().stream().map(owing -> owing.host().name()).toList());
            each.steps().stream()
                    .filter(act -> act.does() != Act.Kind.SKIP)
                    .forEach(act -> undone.add(act.step() + " on " + act.host()));
        }
        return undone;
    }

    private static List<String> owed(WhatIf foreseen) {
        return foreseen.remains().stream()
                .filter(each -> each.why() == Remains.Why.OWED)
                .flatMap(each -> each.hosts().stream().map(host -> each.title() + " on " + host))
                .distinct()
                .sorted()
                .toList();
    }
}
