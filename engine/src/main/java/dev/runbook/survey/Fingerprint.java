package dev.runbook.survey;

import dev.runbook.action.Operation;
import dev.runbook.remote.HttpRequest;
import dev.runbook.remote.ShellCommand;
import dev.runbook.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * All that an operation will do and where, in one digest. What only a look can tell is left out: the line's diff shows it;
 * what a {@code set} computes as well: the line's facts show that.
 *
 * @param place the host on which it is done
 * @param mask hides secrets, of which not even a digest may be known
 */
record Fingerprint(String place, UnaryOperator<String> mask) implements Operation.Question<String> {

    String of(Operation operation) {
        boolean tells = operation instanceof Operation.Assign || operation instanceof Operation.Conclude;
        String whole = place + "\n" + (tells ? "" : operation.summary()) + "\n" + operation.answer(this);
        return Sha256.hex(mask.apply(whole));
    }

    @Override
    public String about(Operation.Run run) {
        return command(run.command());
    }

    @Override
    public String about(Operation.Look look) {
        return command(look.probe().command());
    }

    @Override
    public String about(Operation.Converge converge) {
        return command(converge.probe().command());
    }

    @Override
    public String about(Operation.Unless unless) {
        return command(unless.check().command()) + unless.operation().answer(this);
    }

    @Override
    public String about(Operation.Ask ask) {
        return request(ask.probe().request());
    }

    @Override
    public String about(Operation.Send send) {
        return request(send.request());
    }

    @Override
    public String about(Operation.Await await) {
        return await.probe().answer(this);
    }

    @Override
    public String about(Operation.Assign assign) {
        return String.join(" ", new TreeSet<>(assign.values().keySet()));
    }

    @Override
    public String about(Operation.Conclude conclude) {
        return "";
    }

    @Override
    public String about(Operation.Confirm confirm) {
        return confirm.question();
    }

    @Override
    public String about(Operation.Sleep sleep) {
        return sleep.duration().toString();
    }

    @Override
    public String about(Operation.Download download) {
        return command(download.read().command());
    }

    @Override
    public String about(Operation.Commit commit) {
        return commit.why();
    }

    private static String command(ShellCommand command) {
        Map<String, String> environment = new TreeMap<>(command.environment());
        return String.join(
                "\n",
                command.script(),
                command.become().toString(),
                command.directory().orElse(""),
                environment.toString(),
                command.input().map(Fingerprint::text).orElse(""));
    }

    private static String request(HttpRequest request) {
        Map<String, String> headers = new TreeMap<>(request.headers());
        return String.join(
                "\n",
                request.method(),
                request.uri().toString(),
                headers.toString(),
                request.body().map(Fingerprint::text).orElse(""));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
