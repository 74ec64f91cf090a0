package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.lock.LockPlace;
import dev.runbook.plan.Layers;
import dev.runbook.plan.Memory;
import dev.runbook.plan.Plan;
import dev.runbook.remote.Become;
import dev.runbook.remote.Connection;
import dev.runbook.remote.Connections;
import dev.runbook.value.Value;
import java.util.List;
import java.util.function.Function;

/** Where the locks of a plan's hosts lie: each host's variables say so. */
public final class LockPlaces {

    private LockPlaces() {}

    /** Of hosts that nobody is connected to yet. */
    public static List<LockPlace> of(Plan plan, Connections connections) {
        return of(plan, host -> connections.to(plan.scopes().connection(host).target()));
    }

    static List<LockPlace> of(Plan plan, Function<Host, Connection> connection) {
        return plan.hosts().stream()
                .map(host ->
                        new LockPlace(host.name(), connection.apply(host), directory(plan, host), become(plan, host)))
                .toList();
    }

    private static String directory(Plan plan, Host host) {
        return plan.scopes()
                .of(host, Layers.NONE, Memory.EMPTY)
                .find(LockPlace.VARIABLE)
                .map(Value::text)
                .orElse(LockPlace.USUAL);
    }

    /** As the inventory says, whatever plays and steps say: all runs on a host lock it alike. */
    private static Become become(Plan plan, Host host) {
        Become become = plan.scopes().connection(host).become();
        return become.user().isPresent() ? become : Become.NOBODY;
    }
}
