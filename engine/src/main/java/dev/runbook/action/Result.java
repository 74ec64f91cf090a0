package dev.runbook.action;

import dev.runbook.json.Json;
import dev.runbook.remote.CommandResult;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an operation led to on one host, and what {@code register} keeps of it.
 *
 * @param failure why it failed, in one sentence; empty if it did not
 * @param diff what it changed, a line each
 * @param facts what the action adds: {@code stat}'s {@code exists}, {@code http}'s {@code status}
 */
public record Result(
        int rc,
        String stdout,
        String stderr,
        boolean changed,
        Optional<String> failure,
        List<String> diff,
        Map<String, Value> facts) {

    public static final Result OK = new Result(0, "", "", false, Optional.empty(), List.of(), Map.of());

    public static Result change() {
        return OK.withChanged(true);
    }

    public static Result failed(String why) {
        return OK.failing(why);
    }

    /** A command's streams and exit code; not 0 is a failure. */
    public static Result of(CommandResult command) {
        Result result = new Result(
                command.rc(), command.stdout(), command.stderr(), false, Optional.empty(), List.of(), Map.of());
        return switch (command.exit()) {
            case EXITED -> command.rc() == 0 ? result : result.failing("exit code " + command.rc());
            case TIMED_OUT -> result.failing("did not end in time and was killed");
            case UNKNOWN -> result.failing(command.doubt().orElse("the connection was lost before its end was known"));
        };
    }

    /** Like {@link #of}, but the script says in the last line of its stderr why it failed. */
    public static Result ofScript(CommandResult command) {
        Result result = of(command);
        if (!result.failed() || command.exit() != CommandResult.Exit.EXITED) {
            return result;
        }
        String said = command.stderr().stripTrailing();
        int last = said.lastIndexOf('\n') + 1;
        String why = said.isEmpty() ? "exit code " + command.rc() : said.substring(last);
        return new Result(
                result.rc, result.stdout, said.substring(0, last), false, Optional.of(why), List.of(), Map.of());
    }

    public boolean failed() {
        return failure.isPresent();
    }

    public Result withChanged(boolean isChanged) {
        return new Result(rc, stdout, stderr, isChanged, failure, diff, facts);
    }

    public Result withStreams(int code, String out, String err) {
        return new Result(code, out, err, changed, failure, diff, facts);
    }

    public Result withDiff(List<String> lines) {
        return new Result(rc, stdout, stderr, changed, failure, List.copyOf(lines), facts);
    }

    public Result with(String fact, Value value) {
        Map<String, Value> more = new LinkedHashMap<>(facts);
        more.put(fact, value);
        return new Result(rc, stdout, stderr, changed, failure, diff, more);
    }

    public Result failing(String why) {
        return new Result(rc, stdout, stderr, changed, Optional.of(why), diff, facts);
    }

    public Result notFailing() {
        return new Result(rc, stdout, stderr, changed, Optional.empty(), diff, facts);
    }

    /** The result as expressions see it. */
    public Value.Fields value() {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("rc", Value.of(rc));
        fields.put("stdout", Value.of(stripLineEnd(stdout)));
        fields.put("stderr", Value.of(stripLineEnd(stderr)));
        fields.put("stdout_lines", Value.texts(stdout.lines().toList()));
        fields.put("stderr_lines", Value.texts(stderr.lines().toList()));
        fields.put("changed", Value.of(changed));
        fields.put("failed", Value.of(failed()));
        fields.put("skipped", Value.FALSE);
        fields.put("diff", Value.texts(new ArrayList<>(diff)));
        failure.ifPresent(why -> fields.put("msg", Value.of(why)));
        json().ifPresent(json -> fields.put("json", json));
        fields.putAll(facts);
        return Value.map(fields);
    }

    private Optional<Value> json() {
        String text = stdout.strip();
        return text.startsWith("{") || text.startsWith("[") ? Json.read(text) : Optional.empty();
    }

    private static String stripLineEnd(String text) {
        return text.replaceAll("(\r?\n)+\\z", "");
    }
}
