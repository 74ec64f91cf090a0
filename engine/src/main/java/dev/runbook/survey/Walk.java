package dev.runbook.survey;

import dev.runbook.inventory.Host;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Step;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks the steps of a play, a block or an action as the run will walk them: each on all hosts before the next begins. */
final class Walk {

    private final Field field;
    private final List<Host> ofPlay;
    private final Set<String> ran = new HashSet<>();

    /** @param ofPlay the hosts of all batches */
    Walk(Field field, List<Host> ofPlay) {
        this.field = field;
        this.ofPlay = ofPlay;
    }

    /** @return what is known when they are done */
    Outlook steps(List<Step> steps, List<Host> hosts, Frame frame, Outlook before, Found found) {
        Outlook outlook = before;
        for (Step step : steps) {
            if (field.plan().includes(step)) {
                outlook = step(step, hosts, frame, outlook, found);
            }
        }
        return outlook;
    }

    private Outlook step(Step step, List<Host> active, Frame frame, Outlook outlook, Found found) {
        List<Host> hosts = field.plan().hostsOf(step).orElse(active);
        if (hosts.isEmpty()) {
            return outlook;
        }
        if (step.body() instanceof Body.Block block) {
            return new BlockSurvey(field, this, step, block, frame).walk(hosts, outlook, found);
        }
        return step.placement().runOnce() && !frame.undo()
                ? once(step, hosts, frame, outlook, found)
                : everywhere(step, hosts, frame, outlook, found);
    }

    /** What one host has found, and what is known there then. */
    private record OnHost(Outlook outlook, Found found) {}

    private Outlook everywhere(Step step, List<Host> hosts, Frame frame, Outlook outlook, Found found) {
        if (hosts.size() == 1 && !frame.isOuter()) {
            return survey(step, hosts.get(0), true, frame, outlook, found).outlook();
        }
        Map<Host, OnHost> results = field.forks().onEach(hosts, Integer.MAX_VALUE, host -> {
            Found own = new Found();
            return new OnHost(
                    survey(step, host, host.equals(hosts.get(0)), frame, outlook, own)
                            .outlook(),
                    own);
        });
        Map<Host, Outlook> outlooks = new LinkedHashMap<>();
        results.forEach((host, result) -> {
            found.add(result.found());
            outlooks.put(host, result.outlook());
        });
        return outlook.joined(outlooks);
    }

    /** On the first host that may want it; all others learn what it leads to. */
    private Outlook once(Step step, List<Host> hosts, Frame frame, Outlook outlook, Found found) {
        if (frame.isOuter() && ran.contains(step.id())) {
            return outlook;
        }
        Host first = hosts.stream()
                .filter(host -> mayWant(step, host, frame, outlook))
                .findFirst()
                .orElse(hosts.get(0));
        Surveyed surveyed = survey(step, first, true, frame, outlook, found);
        if (frame.isOuter()) {
            ran.add(step.id());
        }
        boolean forThePlay = frame.isOuter() && step.placement().hosts().isEmpty();
        List<String> others = (forThePlay ? ofPlay : hosts)
                .stream().filter(host -> !host.equals(first)).map(Host::name).toList();
        return outlook.joined(Map.of(first, surveyed.outlook()))
                .learning(others, frame.stand().sure().path(), surveyed.learned());
    }

    private boolean mayWant(Step step, Host host, Frame frame, Outlook outlook) {
        return new HostSurvey(field, this, step, host, true, frame, outlook, new Found()).mayWant();
    }

    private record Surveyed(Outlook outlook, Map<String, Learned> learned) {}

    private Surveyed survey(Step step, Host host, boolean first, Frame frame, Outlook outlook, Found found) {
        HostSurvey survey = new HostSurvey(field, this, step, host, first, frame, outlook, found);
        return new Surveyed(survey.outlook(), survey.learned());
    }
}
