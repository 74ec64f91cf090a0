package dev.runbook.action.file;

import static dev.runbook.action.Parameter.Type.BOOL;
import static dev.runbook.action.Parameter.Type.STRING;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.ActionSpec.Fact;
import dev.runbook.action.Arguments;
import dev.runbook.action.Operation;
import dev.runbook.action.Parameter;
import dev.runbook.action.RemotePath;
import dev.runbook.action.Result;
import dev.runbook.action.Situation;
import dev.runbook.remote.CommandResult;
import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what a path on a host is. */
public final class StatAction implements Action {

    @Override
    public ActionSpec spec() {
        return ActionSpec.of(
                        "stat",
                        "Tells what a path on the host is; a path that does not exist is no failure.",
                        Parameter.required("path", STRING, "path on the host"),
                        Parameter.optional(
                                "follow", BOOL, Value.FALSE, "tell about what a link leads to, not about the link"),
                        Parameter.optional("get_checksum", BOOL, Value.TRUE, "read a file to give its `checksum`"))
                .thatOnlyReads()
                .giving(
                        new Fact("exists", "whether there is anything at the path; the others are there only if so"),
                        new Fact("isdir", "whether it is a directory"),
                        new Fact("isreg", "whether it is a file"),
                        new Fact("islnk", "whether it is a link"),
                        new Fact("size", "size in bytes"),
                        new Fact("mode", "mode in octal, such as `0644`"),
                        new Fact("owner", "name of the owner; also as `pw_name`, and its number as `uid`"),
                        new Fact("group", "name of the group; also as `gr_name`, and its number as `gid`"),
                        new Fact("mtime", "when its content last changed, in seconds since 1970"),
                        new Fact("checksum", "SHA-256 in hex of a file that can be read"),
                        new Fact("lnk_target", "what a link holds"),
                        new Fact("readable", "whether it is a file that can be read"),
                        new Fact("writeable", "whether it is a file that can be written"),
                        new Fact("executable", "whether it is a file that can be run"),
                        new Fact("stat", "all of these in one map"));
    }

    @Override
    public Operation operation(Arguments arguments, Situation situation) {
        RemotePath path = RemotePath.of(arguments, "path");
        StateProbe probe = StateProbe.of(path);
        StateProbe asked = arguments.flag("follow") ? probe.following() : probe;
        return new Operation.Look(
                "look at `" + path + "`",
                (arguments.flag("get_checksum") ? asked.digesting() : asked).probe(),
                end -> read(end, path));
    }

    private static Result read(CommandResult end, RemotePath path) {
        if (!end.succeeded()) {
            return Result.ofScript(end);
        }
        Map<String, Value> facts = facts(FileState.of(end), path);
        Result result = Result.OK.with("stat", Value.map(facts));
        for (Map.Entry<String, Value> fact : facts.entrySet()) {
            result = result.with(fact.getKey(), fact.getValue());
        }
        return result;
    }

    private static Map<String, Value> facts(FileState state, RemotePath path) {
        Map<String, Value> facts = new LinkedHashMap<>();
        facts.put("exists", Value.of(!state.is(FileState.Kind.ABSENT)));
        facts.put("path", Value.of(path.text()));
        if (!state.is(FileState.Kind.ABSENT)) {
            describe(state, facts);
        }
        return facts;
    }

    private static void describe(FileState state, Map<String, Value> facts) {
        facts.put("isdir", Value.of(state.is(FileState.Kind.DIRECTORY)));
        facts.put("isreg", Value.of(state.is(FileState.Kind.FILE)));
        facts.put("islnk", Value.of(state.is(FileState.Kind.LINK)));
        facts.put("mode", Value.of(FileMode.octal(state.mode())));
        List.of("size", "uid", "gid", "mtime").forEach(name -> facts.put(name, Value.of(state.number(name))));
        List.of("owner", "group").forEach(name -> facts.put(name, Value.of(state.fact(name))));
        facts.put("pw_name", facts.get("owner"));
        facts.put("gr_name", facts.get("group"));
        List.of("readable", "writeable", "executable").forEach(name -> facts.put(name, Value.of(state.has(name))));
        state.sha256().ifPresent(digest -> facts.put("checksum", Value.of(digest)));
        if (state.is(FileState.Kind.LINK)) {
            facts.put("lnk_target", Value.of(state.target()));
        }
    }
}
