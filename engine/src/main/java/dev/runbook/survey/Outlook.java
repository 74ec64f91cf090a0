package dev.runbook.survey;

import dev.runbook.inventory.Host;
import dev.runbook.plan.Memory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known when the survey comes to a step. Never changes: going on gives another outlook.
 *
 * @param sure what the hosts will have learned by then
 * @param now what they would have learned if nothing changed until then
 */
record Outlook(Memory sure, Memory now, Changes changes) {

    static final Outlook START = new Outlook(Memory.EMPTY, Memory.EMPTY, Changes.NONE);

    Outlook learning(List<String> hosts, String path, Map<String, Learned> names) {
        Memory surer = sure;
        Memory newer = now;
        for (String host : hosts) {
            for (Map.Entry<String, Learned> name : names.entrySet()) {
                surer = Learned.remember(
                        surer, host, path, name.getKey(), name.getValue().sure());
                newer = Learned.remember(
                        newer, host, path, name.getKey(), name.getValue().now());
            }
        }
        return new Outlook(surer, newer, changes);
    }

    Outlook changing(Change change) {
        return new Outlook(sure, now, changes.with(change));
    }

    /** The same with the changes of another: what an action has learned is its own. */
    Outlook changedAs(Outlook other) {
        return new Outlook(sure, now, other.changes);
    }

    /** When all of these hosts have done a step. */
    Outlook joined(Map<Host, Outlook> hosts) {
        Map<String, Memory> surer = new HashMap<>();
        Map<String, Memory> newer = new HashMap<>();
        hosts.forEach((host, outlook) -> {
            if (outlook.sure != sure || outlook.now != now) {
                surer.put(host.name(), outlook.sure);
                newer.put(host.name(), outlook.now);
            }
        });
        return new Outlook(
                sure.withHosts(surer),
                now.withHosts(newer),
                changes.joined(hosts.values().stream().map(Outlook::changes).toList()));
    }
}
