package dev.runbook.action.file;

import static dev.runbook.action.Parameter.Type.BOOL;
import static dev.runbook.action.Parameter.Type.STRING;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.Arguments;
import dev.runbook.action.HostScript;
import dev.runbook.action.Operation;
import dev.runbook.action.Parameter;
import dev.runbook.action.RemotePath;
import dev.runbook.action.Situation;
import dev.runbook.remote.Probe;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;
import java.nio.file.Path;

/** Copies a file of the host to the controller. */
public final class FetchAction implements Action {

    @Override
    public ActionSpec spec() {
        return ActionSpec.of(
                        "fetch",
                        "Copies a file of the host to the controller, into `dest/HOST/PATH`.",
                        Parameter.required("src", STRING, "file on the host, at most 16 MiB"),
                        Parameter.required(
                                "dest", STRING, "directory on the controller; if relative, beside the runbook"),
                        Parameter.optional(
                                "flat",
                                BOOL,
                                Value.FALSE,
                                "make `dest` the file itself, or, if it ends in `/`, the directory of the file; for one"
                                        + " host, or with the host's name in `dest`"))
                .withoutFreeForm();
    }

    @Override
    public Operation operation(Arguments arguments, Situation situation) {
        RemotePath source = RemotePath.of(arguments, "src");
        Path destination = destination(arguments, situation, source);
        return new Operation.Download(
                "fetch `" + source + "` to `" + destination + "`",
                new Probe(HostScript.of(FetchAction.class, "fetch")
                        .with("path", source)
                        .command()),
                destination);
    }

    private static Path destination(Arguments arguments, Situation situation, RemotePath source) {
        String written = arguments.text("dest");
        Path dest = situation.destination(written).normalize();
        if (arguments.flag("flat")) {
            return written.endsWith("/") ? dest.resolve(source.name()) : dest;
        }
        Path host = dest.resolve(situation.host()).normalize();
        Path file = host.resolve(source.text().replaceFirst("^[~/]+", "")).normalize();
        if (!host.startsWith(dest) || host.equals(dest) || !file.startsWith(host) || file.equals(host)) {
            throw new Unrenderable(
                    arguments.span(), "`" + source + "` would be stored outside of `" + host + "`; use `flat: true`");
        }
        return file;
    }
}
