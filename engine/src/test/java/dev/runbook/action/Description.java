package dev.runbook.action;

import dev.runbook.remote.CommandResult;
import dev.runbook.remote.HttpReply;
import dev.runbook.remote.HttpRequest;
import dev.runbook.remote.ShellCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An operation in full, for a person to review; given what the host says, also what comes of it. */
final class Description implements Operation.Question<List<String>> {

    private static final Path SCRIPTS = Path.of("src/main/resources/dev/runbook/action");

    private final CommandResult said;
    private final HttpReply reply;

    Description(CommandResult said, HttpReply reply) {
        this.said = said;
        this.reply = reply;
    }

    static String of(Operation operation, CommandResult said, HttpReply reply) {
        List<String> lines = new ArrayList<>(List.of(operation.summary()));
        lines.addAll(operation.answer(new Description(said, reply)));
        lines.add(operation.readOnly() ? "read-only" : "may change the host");
        return String.join("\n", lines) + "\n";
    }

    @Override
    public List<String> about(Operation.Run run) {
        return join(
                Stream.of(command("run", run.command()), result(run.reading().read(said))));
    }

    @Override
    public List<String> about(Operation.Look look) {
        return join(Stream.of(
                command("run", look.probe().command()), result(look.reading().read(said))));
    }

    @Override
    public List<String> about(Operation.Converge converge) {
        Operation.Difference difference = converge.comparison().compare(said);
        return join(Stream.of(
                command("probe", converge.probe().command()),
                difference.change().map(change -> command("change", change)).orElse(List.of("nothing to change")),
                result(difference.result())));
    }

    @Override
    public List<String> about(Operation.Unless unless) {
        return join(Stream.of(
                command("unless", unless.check().command()),
                List.of("which means: " + unless.why()),
                unless.operation().answer(this)));
    }

    @Override
    public List<String> about(Operation.Ask ask) {
        return request(ask.probe().request(), ask.fromHost(), ask.reading());
    }

    @Override
    public List<String> about(Operation.Send send) {
        return request(send.request(), send.fromHost(), send.reading());
    }

    private List<String> request(HttpRequest request, boolean fromHost, Operation.HttpReading reading) {
        return join(Stream.of(
                List.of("from: " + (fromHost ? "host" : "controller")),
                List.of("request: " + request.method() + " " + request.uri() + " within " + request.timeout()),
                request.headers().entrySet().stream()
                        .map(header -> "  " + header.getKey() + ": " + header.getValue())
                        .sorted()
                        .toList(),
                request.body()
                        .map(body -> List.of("  " + new String(body, StandardCharsets.UTF_8)))
                        .orElse(List.of()),
                request.followRedirects() ? List.of("follows redirects") : List.of(),
                request.checkCertificate() ? List.of() : List.of("trusts any certificate"),
                result(reading.read(reply))));
    }

    @Override
    public List<String> about(Operation.Await await) {
        return join(Stream.of(
                List.of("after " + await.delay() + ", every " + await.interval() + ", at most " + await.limit()),
                await.probe().answer(this)));
    }

    @Override
    public List<String> about(Operation.Assign assign) {
        return assign.values().entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue().text())
                .toList();
    }

    @Override
    public List<String> about(Operation.Conclude conclude) {
        return result(conclude.result());
    }

    @Override
    public List<String> about(Operation.Confirm confirm) {
        return List.of(confirm.question(), confirm.timeout() + " " + confirm.onTimeout());
    }

    @Override
    public List<String> about(Operation.Sleep sleep) {
        return List.of(sleep.duration().toString());
    }

    @Override
    public List<String> about(Operation.Download download) {
        return join(Stream.of(
                command("read", download.read().command()),
                List.of("into: " + download.destination().getFileName())));
    }

    @Override
    public List<String> about(Operation.Commit commit) {
        return List.of(commit.why());
    }

    private static List<String> command(String name, ShellCommand command) {
        List<String> lines = new ArrayList<>(List.of(name + ":"));
        indented(script(command.script()).strip()).forEach(lines::add);
        command.directory().ifPresent(directory -> lines.add("  in " + directory));
        command.timeout().ifPresent(limit -> lines.add("  within " + limit));
        if (command.shell() != ShellCommand.Shell.POSIX) {
            lines.add("  by " + command.shell());
        }
        command.input()
                .ifPresent(input ->
                        new String(input, StandardCharsets.UTF_8).lines().forEach(line -> lines.add("  < " + line)));
        return lines;
    }

    private static Stream<String> indented(String text) {
        return text.lines().map(line -> "  " + line);
    }

    /** The variables, and the name of the script they are for. */
    private static String script(String text) {
        int body = text.indexOf("set -u\n");
        return body < 0 ? text : text.substring(0, body) + nameOf(text);
    }

    private static String nameOf(String script) {
        try (Stream<Path> files = Files.walk(SCRIPTS)) {
            return files.filter(file -> file.toString().endsWith(".sh"))
                    .filter(file -> script.endsWith("\n" + text(file)))
                    .map(file -> SCRIPTS.relativize(file).toString())
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> result(Result result) {
        List<String> lines = new ArrayList<>();
        lines.add(result.changed() ? "changed" : "not changed");
        result.failure().ifPresent(why -> lines.add("failed: " + why));
        result.diff().forEach(line -> lines.add("| " + line));
        result.facts().forEach((name, value) -> lines.add((name + " = " + value.text()).stripTrailing()));
        return lines;
    }

    private static List<String> join(Stream<List<String>> parts) {
        return parts.flatMap(List::stream).toList();
    }
}
