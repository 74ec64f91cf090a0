package dev.runbook.cli;

import dev.runbook.lab.host.Fault;
import dev.runbook.source.DidYouMean;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A fault as it is typed. */
final class FaultWord implements ITypeConverter<Fault> {

    static final String ALL = "fail|hang|unreachable|slow|wrong-version|app-error";

    @Override
    public Fault convert(String word) {
        List<String> words = Arrays.stream(Fault.values()).map(Fault::word).toList();
        return Fault.of(word)
                .orElseThrow(() -> new TypeConversionException("`" + word + "` is no fault"
                        + DidYouMean.suffix(word, words) + "; there are " + String.join(", ", words)));
    }
}
