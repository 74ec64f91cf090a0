package dev.runbook.survey;

import dev.runbook.inventory.Host;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A block: its steps on the hosts that enter it, its rescue where they fail, and what is done in any case. */
final class BlockSurvey {

    private final Field field;
    private final Walk walk;
    private final Step step;
    private final Body.Block block;
    private final Frame frame;

    BlockSurvey(Field field, Walk walk, Step step, Body.Block block, Frame frame) {
        this.field = field;
        this.walk = walk;
        this.step = step;
        this.block = block;
        this.frame = frame;
    }

    Outlook walk(List<Host> hosts, Outlook outlook, Found found) {
        Stand stand = frame.stand().withVars(step.vars());
        Admission admission = new Admission(
                step.conditions().when(),
                host -> field.names(host, stand, outlook),
                (host, draft) -> add(host, draft, found));
        List<Host> inside = hosts.stream().filter(admission::admits).toList();
        Frame within = frame.inside(step).doubting(admission.doubts());
        Found own = new Found();
        Outlook after = walk.steps(block.steps(), inside, within, outlook, own);
        if (block.rescue().isEmpty()) {
            found.add(own);
        } else {
            rescue(inside, within, after, own);
            found.addRescued(own);
        }
        return walk.steps(block.always(), inside, within, after, found);
    }

    /** Shown as it would be; nothing of it counts, as the steps are taken to succeed. */
    private void rescue(List<Host> hosts, Frame within, Outlook outlook, Found own) {
        Map<String, Frame.Doubt> doubts =
                hosts.stream().collect(Collectors.toMap(Host::name, host -> new Frame.Doubt(why(host, own), true)));
        Found shown = new Found();
        walk.steps(block.rescue(), hosts, within.doubting(doubts), outlook, shown);
        own.addAside(shown);
    }

    private static String why(Host host, Found own) {
        return own.fails(host.name()) ? "as a step of the block fails" : "on whether a step of the block fails";
    }

    private void add(Host host, Draft draft, Found found) {
        GradedLine line = draft.line(host.name(), frame.call().then(step.id()).toString(), Optional.empty(), false);
        found.add(new Found.Entry(
                frame.keyOf(step),
                frame.call().toString(),
                line,
                draft.grade(),
                Optional.of(false),
                step.verdict().ignoreErrors()));
    }
}
