package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import dev.runbook.journal.StepPath;
import dev.runbook.procedure.Step;
import java.util.List;
import java.util.Optional;

/** What is supposed to fail: steps by their paths, each on one host or wherever it runs. */
record Supposition(List<Point> points) {

    /** @param host empty: wherever it runs */
    record Point(StepPath step, Optional<Host> host) {
        private boolean isOn(Host other) {
            return host.map(other::equals).orElse(true);
        }

        /** An item that is not named is the last: all before it are done then. */
        private boolean is(StepPath path, boolean last) {
            return step.segments().size() == path.segments().size() && begins(path, last);
        }

        private boolean begins(StepPath path, boolean last) {
            if (path.segments().size() > step.segments().size()) {
                return false;
            }
            for (int i = 0; i < path.segments().size(); i++) {
                if (!matches(step.segments().get(i), path.segments().get(i), last)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean matches(StepPath.Segment wanted, StepPath.Segment found, boolean last) {
            boolean item = wanted.item().isPresent()
                    ? found.item().isEmpty() || wanted.item().equals(found.item())
                    : found.item().isEmpty() || last;
            return wanted.id().equals(found.id()) && item;
        }
    }

    /** Whether the step itself is supposed to fail here. */
    boolean fails(StepPath path, Host host, boolean last) {
        return points.stream().anyMatch(point -> point.isOn(host) && point.is(path, last));
    }

    /** Whether the step, or one inside of its call, is supposed to fail here, so that it is supposed to run. */
    boolean concerns(StepPath path, Host host) {
        return points.stream().anyMatch(point -> point.isOn(host) && point.begins(path, true));
    }

    /** The same of a block. */
    boolean concerns(StepPath call, Step block, Host host) {
        return block.withInner().anyMatch(step -> concerns(call.then(step.id()), host));
    }
}
