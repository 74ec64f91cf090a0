package dev.runbook.run;

import dev.runbook.journal.Begun;
import dev.runbook.remote.JobId;
import dev.runbook.remote.Unreachable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ends what was begun and may go on, a command that nobody waits for any more, before it is undone: it would do its work
 * again behind the undo.
 */
final class Halt {

    /** A host, and the user there. */
    private record Place(String host, Optional<String> user) {}

    private final RunContext context;

    Halt(RunContext context) {
        this.context = context;
    }

    /** The hosts for which something may go on, as that cannot be found out. */
    Set<String> stillBusy() {
        List<Begun> unended = context.progress().unended();
        List<Place> places = unended.stream().map(Halt::place).distinct().toList();
        Set<Place> busy = context.forks().onEach(places, Integer.MAX_VALUE, this::isOver).entrySet().stream()
                .filter(over -> !over.getValue())
                .map(over -> over.getKey())
                .collect(Collectors.toSet());
        return unended.stream()
                .filter(begun -> busy.contains(place(begun)))
                .map(Begun::host)
                .collect(Collectors.toSet());
    }

    private static Place place(Begun begun) {
        return new Place(begun.place(), begun.workplace().as());
    }

    private boolean isOver(Place place) {
        try {
            context.hosts()
                    .named(place.host())
                    .orElseThrow()
                    .halt(JobId.folder(context.run().id()), context.hosts().become(place.host(), place.user()));
            return true;
        } catch (Unreachable e) {
            return false;
        }
    }
}
