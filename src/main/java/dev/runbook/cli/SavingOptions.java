package dev.runbook.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a plan is saved, for how long it can be applied, and with whose key it is signed. */
final class SavingOptions {

    @Option(names = "--out", paramLabel = "FILE", description = "save the plan, for `apply`")
    Optional<Path> out = Optional.empty();

    @Option(
            names = "--valid",
            paramLabel = "DURATION",
            defaultValue = "24h",
            description = "how long a saved plan can be applied (default: ${DEFAULT-VALUE})")
    Duration valid;

    @Option(
            names = "--sign",
            paramLabel = "KEY",
            description = "sign the saved plan with this private key, Ed25519, as ssh-keygen makes it")
    Optional<Path> key = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    void check(boolean offline) {
        if (out.isPresent() && offline) {
            throw wrong("`--offline` looks at no host, so there is nothing that `apply` could hold to; leave one of"
                    + " `--out` and `--offline` out");
        }
        if (key.isPresent() && out.isEmpty()) {
            throw wrong("`--sign` signs a saved plan; name its file with `--out FILE`, or sign one with `sign FILE`");
        }
    }

    private CommandLine.ParameterException wrong(String sentence) {
        return new CommandLine.ParameterException(spec.commandLine(), sentence);
    }
}
