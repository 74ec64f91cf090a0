package dev.runbook.survey;

import dev.runbook.inventory.Host;
import dev.runbook.plan.Layers;
import dev.runbook.plan.PlannedPlay;
import dev.runbook.procedure.Play;
import dev.runbook.procedure.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A play: who takes part, its guards, then batch by batch its steps and the handlers they ask for. */
final class PlaySurvey {

    private final Field field;
    private final PlannedPlay planned;
    private final Play play;
    private final Walk walk;
    private final Found found = new Found();
    private final List<GradedLine> lines = new ArrayList<>();
    private Outlook outlook;
    private int noticed;

    PlaySurvey(Field field, PlannedPlay planned, Outlook outlook) {
        this.field = field;
        this.planned = planned;
        this.play = planned.play();
        this.outlook = outlook;
        this.walk = new Walk(field, planned.hosts());
    }

    /** What is known when it is over. */
    Outlook outlook() {
        return outlook;
    }

    GradedPlay survey() {
        Stand stand = Stand.of(Layers.NONE.withVars(play.vars()));
        Admission admission = new Admission(play.when(), host -> field.names(host, stand, outlook), this::add);
        List<Host> taking = planned.hosts().stream().filter(admission::admits).toList();
        Frame frame = Frame.ofPlay(stand, play.surroundings(), admission.doubts());
        List<GradedGuard> guards = new GuardSurvey(field).all(play.guards(), taking, true, frame, outlook);
        for (List<Host> batch : planned.batches()) {
            batch(batch.stream().filter(taking::contains).toList(), frame);
        }
        Tree tree = new Tree(field.plan(), found);
        return new GradedPlay(
                play.id(),
                play.name(),
                planned.batches().stream()
                        .map(batch -> batch.stream().map(Host::name).toList())
                        .toList(),
                List.copyOf(lines),
                guards,
                tree.steps(play.steps()),
                tree.steps(play.handlers()));
    }

    private void add(Host host, Draft draft) {
        lines.add(draft.line(host.name(), play.id(), Optional.empty(), false));
    }

    private void batch(List<Host> hosts, Frame frame) {
        if (hosts.isEmpty()) {
            return;
        }
        outlook = walk.steps(play.steps(), hosts, frame, outlook, found);
        for (Step handler : play.handlers()) {
            handler(handler, hosts, frame);
        }
        noticed = found.notices().size();
    }

    /** A handler runs where a step has changed something, and may run where one may. */
    private void handler(Step handler, List<Host> hosts, Frame frame) {
        Map<String, Found.Notice> asked = new HashMap<>();
        found.notices().stream()
                .skip(noticed)
                .filter(notice -> notice.handler().equals(handler.name())
                        || notice.handler().equals(handler.id()))
                .forEach(notice -> asked.merge(notice.host(), notice, (one, other) -> one.sure() ? one : other));
        Map<String, Frame.Doubt> maybe = new HashMap<>();
        asked.values().stream()
                .filter(notice -> !notice.sure())
                .forEach(notice -> maybe.put(
                        notice.host(), new Frame.Doubt("on whether `" + notice.title() + "` changes anything", false)));
        List<Host> running = field.plan().inventory().hosts().stream()
                .filter(host -> asked.containsKey(host.name()))
                .toList();
        hosts.stream().filter(host -> !asked.containsKey(host.name())).forEach(host -> idle(handler, host, frame));
        if (!running.isEmpty()) {
            outlook = walk.steps(List.of(handler), running, frame.doubting(maybe), outlook, found);
        }
    }

    private void idle(Step handler, Host host, Frame frame) {
        GradedLine line = new Draft(Grade.SKIP)
                .because("as nothing that asks for it changes")
                .line(host.name(), handler.id(), Optional.empty(), false);
        found.add(new Found.Entry(frame.keyOf(handler), "", line, Grade.SKIP, Optional.of(false), false));
    }
}
