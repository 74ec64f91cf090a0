package dev.runbook.procedure;

import dev.runbook.action.Actions;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.yaml.Keys;
import dev.runbook.yaml.Node;
import dev.runbook.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a runbook. All that is wrong in it, and in the files it names, is reported at once. */
public final class ProcedureReader {

    private final Reading reading;

    private ProcedureReader(Reading reading) {
        this.reading = reading;
    }

    /**
     * The procedure in this file.
     *
     * @throws InvalidSource if anything is wrong
     */
    public static Procedure read(SourceFile file, Library library, Actions actions) {
        Problems problems = new Problems();
        Optional<Procedure> procedure = read(file, library, actions, problems);
        problems.throwIfAny();
        return procedure.orElseThrow(() -> new InvalidSource(
                List.of(Problem.of("`" + file.name() + "` is empty, wanted a runbook with `name` and `plays`"))));
    }

    static Optional<Procedure> read(SourceFile file, Library library, Actions actions, Problems problems) {
        Reading reading = Reading.of(problems, actions, library, List.of(file.name()));
        return YamlReader.read(file, problems)
                .flatMap(root -> keys(root, problems))
                .map(keys -> new ProcedureReader(reading).procedure(file, keys));
    }

    private static Optional<Keys> keys(Node root, Problems problems) {
        if (root instanceof Node.Sequence) {
            problems.add(
                    root.span(),
                    "a runbook is a list, wanted a map; put the plays of an Ansible playbook under `plays:`");
            return Optional.empty();
        }
        return Keys.of(root, "a runbook", problems);
    }

    private Procedure procedure(SourceFile file, Keys keys) {
        Problems problems = reading.problems();
        String name = keys.text("name").orElse(file.name());
        Optional<String> description = keys.text("description");
        List<Param> params = keys.mapping("params")
                .map(node -> ParamReader.read(node, problems))
                .orElse(List.of());
        Map<String, Node> vars = vars(keys, reading);
        List<Guard> guards = GuardReader.list(keys, "guards", reading);
        List<Play> plays =
                keys.list("plays").map(node -> PlayReader.read(node, reading)).orElseGet(List::of);
        if (plays.isEmpty() && keys.take("plays").isEmpty()) {
            keys.missing("plays");
        }
        keys.rejectUnknown(AnsibleWords::suffix);
        return new Procedure(file, reading.library(), name, description, params, vars, guards, plays);
    }

    /** The {@code vars} of a runbook, play or step: names, and values that are rendered when they are asked for. */
    static Map<String, Node> vars(Keys keys, Reading reading) {
        Map<String, Node> vars = new LinkedHashMap<>();
        keys.mapping("vars")
                .ifPresent(node -> node.entries().forEach(entry -> {
                    reading.rejectGiven(entry.name(), entry.key().span());
                    vars.put(entry.name(), entry.value());
                }));
        return vars;
    }
}
