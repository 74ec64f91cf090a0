package dev.runbook.cluster;

import dev.runbook.Runbook;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Play;
import dev.runbook.procedure.Procedure;
import dev.runbook.procedure.Step;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The shipped upgrade, broken at one step. The breakages are found in the file, so a new step is broken too.
 *
 * @param hosts where it breaks: of many hosts only the last, so that the others have succeeded
 * @param place the line of the file before which something is inserted, from 1
 * @param inserted a step in YAML
 */
record BrokenRunbook(Step step, String hosts, Breakage breakage, int place, String inserted) {

    enum Breakage {
        /** The step succeeds, and the next one fails. */
        FAILS_AFTER,
        /** The first program of the step that changes something does it, and says that it failed. */
        FAILS_HALF_WAY,
        /** That program fails before it does anything. */
        FAILS_AT_ONCE
    }

    private static final Procedure UPGRADE = Runbook.read("upgrade.yml", RealCluster.PROJECT);

    static Stream<BrokenRunbook> all() {
        return UPGRADE.plays().stream().flatMap(BrokenRunbook::in);
    }

    private static Stream<BrokenRunbook> in(Play play) {
        List<BrokenRunbook> broken = new ArrayList<>();
        for (Step step : play.steps()) {
            String hosts =
                    lastOf(written(step.placement().hosts().orElse(play.hosts()).span()));
            broken.add(failsAfter(play, step, hosts));
            if (runsPrograms(step)) {
                broken.add(failsInside(step, hosts, Breakage.FAILS_HALF_WAY));
                broken.add(failsInside(step, hosts, Breakage.FAILS_AT_ONCE));
            }
        }
        return broken.stream();
    }

    private static BrokenRunbook failsAfter(Play play, Step step, String hosts) {
        String fail = "{ name: Broken on purpose, hosts: '" + hosts + "', fail: { msg: broken on purpose } }";
        return new BrokenRunbook(step, hosts, Breakage.FAILS_AFTER, lineAfter(play, step), fail);
    }

    private static BrokenRunbook failsInside(Step step, String hosts, Breakage breakage) {
        String arm = "{ name: Arm the sabotage, hosts: '" + hosts + "', changed_when: false, shell: '"
                + Sabotage.arm(breakage) + "' }";
        return new BrokenRunbook(step, hosts, breakage, step.span().line(), arm);
    }

    /** Writes the broken copy for this cluster. */
    String writtenFor(RealCluster cluster) {
        List<String> lines = new ArrayList<>(step.span().file().text().lines().toList());
        String indent = " ".repeat(lines.get(step.span().line() - 1).indexOf('-'));
        lines.add(place - 1, indent + "- " + inserted);
        return cluster.write("broken-upgrade.yml", String.join("\n", lines) + "\n")
                .toString();
    }

    private static int lineAfter(Play play, Step step) {
        Stream<Integer> starts = UPGRADE.plays().stream()
                .flatMap(it ->
                        Stream.concat(Stream.of(it.span()), it.steps().stream().map(Step::span)))
                .map(Span::line);
        return starts.filter(line -> line > step.span().line())
                .findFirst()
                .orElse((int) step.span().file().text().lines().count() + 1);
    }

    /** Whether programs change something in it. Actions in Java work as a whole or not at all. */
    private static boolean runsPrograms(Step step) {
        return !step.readOnly()
                && step.body().answer(new Body.Question<Boolean>() {
                    @Override
                    public Boolean about(Body.Single single) {
                        return single.call().canProbe()
                                && !single.call().action().spec().readOnly();
                    }

                    @Override
                    public Boolean about(Body.Custom custom) {
                        return !custom.action().spec().readOnly();
                    }

                    @Override
                    public Boolean about(Body.Block block) {
                        return block.inner().anyMatch(BrokenRunbook::runsPrograms);
                    }
                });
    }

    private static String lastOf(String hosts) {
        return hosts.equals("app") ? "app[-1]" : hosts;
    }

    private static String written(Span span) {
        return span.file().line(span.line()).substring(span.column() - 1, span.column() - 1 + span.length());
    }

    @Override
    public String toString() {
        return step.id() + " " + breakage;
    }
}
