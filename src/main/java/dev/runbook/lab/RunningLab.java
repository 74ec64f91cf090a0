package dev.runbook.lab;

import dev.runbook.http.WebClient;
import dev.runbook.json.Json;
import dev.runbook.lab.host.Fault;
import dev.runbook.remote.HttpReply;
import dev.runbook.remote.HttpRequest;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.value.Value;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lab that another process holds up. */
public final class RunningLab {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final LabFile file;

    private RunningLab(LabFile file) {
        this.file = file;
    }

    /** The one in this directory, if it is up. */
    public static Optional<RunningLab> in(Path directory) {
        return LabFile.in(directory).map(RunningLab::new).filter(RunningLab::answers);
    }

    public List<HostView> hosts() {
        String answer = ask("/status", Map.of()).orElseThrow(RunningLab::gone);
        Value hosts = Json.read(answer).orElseThrow(RunningLab::gone);
        return ((Value.Items) hosts).items().stream().map(HostView::of).toList();
    }

    public void breakHost(String host, Fault fault, Optional<String> step) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("host", Value.of(host));
        fields.put("how", Value.of(fault.word()));
        step.ifPresent(at -> fields.put("at", Value.of(at)));
        ask("/break", fields).orElseThrow(RunningLab::gone);
    }

    /** @param host the one to heal; all if empty */
    public void heal(Optional<String> host) {
        ask("/heal", host.map(name -> Map.of("host", Value.of(name))).orElse(Map.of()))
                .orElseThrow(RunningLab::gone);
    }

    /** Ends it, and waits until nothing of it is left. */
    public void end() {
        Optional<ProcessHandle> process = ProcessHandle.of(file.pid());
        ask("/down", Map.of());
        process.ifPresent(lab -> lab.onExit().join());
    }

    private boolean answers() {
        return ask("/status", Map.of()).isPresent();
    }

    private Optional<String> ask(String path, Map<String, Value> fields) {
        URI address = URI.create("http://127.0.0.1:" + file.port() + path);
        HttpRequest request = new HttpRequest(
                "POST",
                address,
                Map.of("Authorization", "Bearer " + file.token()),
                Optional.of(Json.write(Value.map(fields)).getBytes(StandardCharsets.UTF_8)),
                LIMIT,
                false,
                true);
        HttpReply reply = new WebClient().send(request);
        return reply instanceof HttpReply.Answer answer && answer.status() == 200
                ? Optional.of(answer.body())
                : Optional.empty();
    }

    private static InvalidSource gone() {
        return new InvalidSource(List.of(Problem.of("the lab has ended while it was asked; start it anew")));
    }
}
