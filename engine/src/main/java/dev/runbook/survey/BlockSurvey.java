package dev.runbook.survey;

import dev.runbook.inventory.Host;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Step;
import dev.runbook.template.Unrenderable;
import java.util.HashMap;
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
        Map<String, Frame.Doubt> doubts = new HashMap<>();
        List<Host> inside = hosts.stream()
                .filter(host -> enters(host, outlook, doubts, found))
                .toList();
        Frame within = frame.inside(step).doubting(doubts);
        Found own = new Found();
        Outlook after = walk.steps(block.steps(), inside, within, outlook, own);
        boolean rescued = !block.rescue().isEmpty();
        if (rescued) {
            rescue(inside, within, after, own);
        }
        if (rescued) {
            found.addRescued(own);
        } else {
            found.add(own);
        }
        return walk.steps(block.always(), inside, within, after, found);
    }

    private boolean enters(Host host, Outlook outlook, Map<String, Frame.Doubt> doubts, Found found) {
        Stand stand = frame.stand().withVars(step.vars());
        try {
            Known<Boolean> wanted = step.conditions()
                    .when()
                    .map(when -> field.names(host, stand, outlook).ask(when::holds))
                    .orElse(Known.sure(true));
            if (wanted.isSure() && !wanted.value().orElseThrow()) {
                String when = step.conditions().when().orElseThrow().text();
                add(host, new Draft(Grade.SKIP).because("as `" + when + "` is false"), found);
                return false;
            }
            boolean blind = wanted.value().filter(Boolean.TRUE::equals).isEmpty();
            wanted.doubt().ifPresent(reason -> doubts.put(host.name(), new Frame.Doubt(reason, blind)));
            return true;
        } catch (Unrenderable e) {
            add(host, new Draft(Grade.RUN).failing(e.getMessage()).harmless(), found);
            return false;
        }
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
