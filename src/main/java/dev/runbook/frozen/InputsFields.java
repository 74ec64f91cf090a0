package dev.runbook.frozen;

import dev.runbook.plan.RunFacts;
import dev.runbook.procedure.OnFailure;
import dev.runbook.value.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The inputs that are no files, as fields of {@code inputs.json}, and back. */
record InputsFields(Value.Fields fields) {

    static Map<String, Value> of(Inputs inputs) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("run", Value.of(inputs.run().id()));
        fields.put("started", Value.of(inputs.run().started().toString()));
        fields.put("user", Value.of(inputs.run().user()));
        fields.put("directory", path(inputs.library().workingDirectory()));
        inputs.library().besideRunbook().ifPresent(path -> fields.put("beside", path(path)));
        fields.put("inventories", Value.texts(inputs.inventories()));
        inputs.part().limit().ifPresent(limit -> fields.put("limit", Value.of(limit)));
        fields.put("tags", Value.texts(List.copyOf(inputs.part().tags())));
        fields.put("skip_tags", Value.texts(List.copyOf(inputs.part().skipTags())));
        inputs.part().startAt().ifPresent(step -> fields.put("start_at", Value.of(step)));
        fields.put("extras", Value.map(inputs.extras()));
        fields.put("withheld", Value.texts(inputs.withheld()));
        fields.putAll(of(inputs.reach()));
        return fields;
    }

    private static Map<String, Value> of(Inputs.Reach reach) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("forks", Value.of(reach.forks()));
        fields.put("timeout", Value.of(reach.timeout().toString()));
        fields.put("reconnect", Value.of(reach.reconnect().toString()));
        reach.sshConfig().ifPresent(file -> fields.put("ssh_config", path(file)));
        fields.put("accept_new_host_keys", Value.of(reach.acceptNewHostKeys()));
        reach.onFailure().ifPresent(what -> fields.put("on_failure", Value.of(what.name())));
        return fields;
    }

    RunFacts run() {
        return new RunFacts(text("run"), Instant.parse(text("started")), text("user"));
    }

    Path directory() {
        return Path.of(text("directory"));
    }

    Optional<Path> beside() {
        return optional("beside").map(Path::of);
    }

    List<String> inventories() {
        return texts("inventories");
    }

    Inputs.Part part() {
        return new Inputs.Part(optional("limit"), set("tags"), set("skip_tags"), optional("start_at"));
    }

    Map<String, Value> extras() {
        return ((Value.Fields) field("extras")).entries();
    }

    List<String> withheld() {
        return texts("withheld");
    }

    Inputs.Reach reach() {
        return new Inputs.Reach(
                Integer.parseInt(text("forks")),
                Duration.parse(text("timeout")),
                Duration.parse(text("reconnect")),
                optional("ssh_config").map(Path::of),
                Value.TRUE.equals(field("accept_new_host_keys")),
                optional("on_failure").map(OnFailure::valueOf));
    }

    List<Value.Fields> entries(String name) {
        return ((Value.Items) field(name))
                .items().stream().map(Value.Fields.class::cast).toList();
    }

    Value field(String name) {
        return fields.get(name).orElseThrow(() -> new IllegalArgumentException("`" + name + "` is missing"));
    }

    private String text(String name) {
        return field(name).text();
    }

    private Optional<String> optional(String name) {
        return fields.get(name).map(Value::text);
    }

    private List<String> texts(String name) {
        return ((Value.Items) field(name)).items().stream().map(Value::text).toList();
    }

    private Set<String> set(String name) {
        return new LinkedHashSet<>(texts(name));
    }

    private static Value path(Path path) {
        return Value.of(path.toAbsolutePath().normalize().toString());
    }
}
