package dev.runbook.template.syntax;

import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.Node;
import io.pebbletemplates.pebble.node.PrintNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects the names that a whole template needs. */
final class BodyUses {

    private final Uses uses = new Uses();

    static Set<Use> of(BodyNode body) {
        BodyUses collector = new BodyUses();
        collector.collect(body, List.of());
        return collector.uses.found();
    }

    private void collect(BodyNode body, List<Use> defined) {
        List<Use> here = new ArrayList<>(defined);
        for (Node node : body.getChildren()) {
            if (node instanceof PrintNode print) {
                uses.collect(print.getExpression(), here);
            } else if (node instanceof SetTag.SetNode set) {
                uses.collect(set.value(), here);
                here.add(bound(set.name()));
            } else if (node instanceof IfTag.IfNode choice) {
                collectIf(choice, here);
                here.addAll(setInEveryBranch(choice));
            } else if (node instanceof ForNode loop) {
                collectLoop(loop, here);
            }
        }
    }

    private void collectIf(IfTag.IfNode choice, List<Use> defined) {
        List<Use> here = defined;
        for (IfTag.Branch branch : choice.branches()) {
            uses.collect(branch.condition(), here);
            collect(branch.body(), Uses.with(here, Proof.of(branch.condition(), true)));
            here = Uses.with(here, Proof.of(branch.condition(), false));
        }
        if (choice.otherwise().isPresent()) {
            collect(choice.otherwise().get(), here);
        }
    }

    private void collectLoop(ForNode loop, List<Use> defined) {
        uses.collect(loop.items(), defined);
        List<Use> inside = new ArrayList<>(defined);
        loop.names().forEach(name -> inside.add(bound(name)));
        loop.condition().ifPresent(condition -> {
            uses.collect(condition, List.copyOf(inside));
            inside.addAll(Proof.of(condition, true));
        });
        inside.add(bound("loop"));
        collect(loop.body(), inside);
        loop.otherwise().ifPresent(body -> collect(body, defined));
    }

    private static List<Use> setInEveryBranch(IfTag.IfNode choice) {
        if (choice.otherwise().isEmpty()) {
            return List.of();
        }
        List<Use> common = setIn(choice.otherwise().get());
        for (IfTag.Branch branch : choice.branches()) {
            List<Use> here = setIn(branch.body());
            common = common.stream().filter(here::contains).toList();
        }
        return common;
    }

    private static List<Use> setIn(BodyNode body) {
        return body.getChildren().stream()
                .filter(node -> node instanceof SetTag.SetNode)
                .map(node -> bound(((SetTag.SetNode) node).name()))
                .toList();
    }

    private static Use bound(String name) {
        return new Use(name, List.of(), 0);
    }
}
