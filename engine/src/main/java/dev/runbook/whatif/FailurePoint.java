package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import dev.runbook.journal.StepPath;
import dev.runbook.plan.Plan;
import dev.runbook.procedure.Step;
import dev.runbook.source.DidYouMean;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A step that is supposed to fail.
 *
 * @param path with the items of loops that were named
 * @param host on which it fails; empty: wherever it runs
 */
public record FailurePoint(Spot spot, StepPath path, Optional<Host> host) {

    public static FailurePoint of(Spot spot) {
        return new FailurePoint(spot, spot.path(), Optional.empty());
    }

    /**
     * As the operator writes it: {@code STEP[@HOST]}, the step by its id or its name; a step inside of an action by its
     * path, {@code stop-all>by-docker-compose}.
     *
     * @throws InvalidSource if there is no such step, or it does not run there
     */
    public static FailurePoint parse(String text, Plan plan) {
        Spots spots = Spots.of(plan);
        int at = text.lastIndexOf('@');
        Optional<FailurePoint> whole = find(text, spots);
        if (whole.isPresent() || at < 0) {
            return whole.orElseThrow(() -> unknown(text, spots));
        }
        String step = text.substring(0, at);
        FailurePoint anywhere = find(step, spots).orElseThrow(() -> unknown(step, spots));
        return anywhere.on(text.substring(at + 1));
    }

    private static Optional<FailurePoint> find(String text, Spots spots) {
        return named(text, spots).or(() -> byPath(text, spots));
    }

    private static Optional<FailurePoint> named(String text, Spots spots) {
        List<Spot> named = spots.all().stream()
                .filter(spot -> spot.step().name().equalsIgnoreCase(text))
                .toList();
        return named.size() == 1 ? Optional.of(of(named.get(0))) : Optional.empty();
    }

    private static Optional<FailurePoint> byPath(String text, Spots spots) {
        try {
            StepPath path = StepPath.parse(text);
            Optional<Spot> found = spots.find(path);
            found.ifPresent(spot -> checkItems(path, spots));
            return found.map(spot -> new FailurePoint(spot, path, Optional.empty()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void checkItems(StepPath path, Spots spots) {
        StepPath way = StepPath.ROOT;
        for (StepPath.Segment segment : path.segments()) {
            way = way.then(segment.id());
            boolean loops = spots.find(way)
                    .filter(spot -> spot.step().loop().isPresent())
                    .isPresent();
            if (segment.item().isPresent() && !loops) {
                throw wrong("step `" + way + "` has no loop, so no item in brackets; leave `["
                        + segment.item().getAsInt() + "]` out");
            }
        }
    }

    private FailurePoint on(String name) {
        List<String> names = spot.hosts().stream().map(Host::name).toList();
        return spot.hosts().stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .map(host -> new FailurePoint(spot, path, Optional.of(host)))
                .orElseThrow(() -> wrong("step `" + spot.path() + "` does not run on `" + name + "`, it runs on "
                        + (names.isEmpty() ? "no host" : String.join(", ", names)) + DidYouMean.suffix(name, names)));
    }

    private static InvalidSource unknown(String text, Spots spots) {
        Optional<Step> block = spots.block(text);
        if (block.isPresent()) {
            String inside = block.get().body().inner().map(Step::id).collect(Collectors.joining(", "));
            return wrong(
                    "`" + text + "` is a block, which fails when a step inside of it fails; name one of " + inside);
        }
        int call = text.lastIndexOf('>');
        Optional<Spot> outer = call < 0
                ? Optional.empty()
                : byPath(text.substring(0, call), spots).map(FailurePoint::spot);
        List<String> known = Stream.concat(
                        spots.all().stream(), outer.stream().flatMap(spot -> spots.inside(spot).all().stream()))
                .map(spot -> spot.path().toString())
                .toList();
        String near = DidYouMean.suffix(text.toLowerCase(Locale.ROOT), known);
        return wrong("there is no step `" + text + "` that could fail" + near);
    }

    private static InvalidSource wrong(String message) {
        return new InvalidSource(List.of(Problem.of(message)));
    }
}
