package dev.runbook.survey;

import dev.runbook.inventory.Host;
import dev.runbook.plan.Plan;
import dev.runbook.remote.Forks;

/**
 * What a survey works with: the plan, and the way to look at its hosts.
 *
 * @param insideActions whether to walk through the steps of actions written in YAML
 */
record Field(Plan plan, Lookout lookout, Forks forks, boolean insideActions) {

    /** The names of a host that stands there. */
    Names names(Host host, Stand stand, Outlook outlook) {
        return new Names(
                plan.scopes().of(host, stand.sure(), outlook.sure()),
                () -> plan.scopes().of(host, stand.now(), outlook.now()));
    }
}
