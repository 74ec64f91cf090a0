package dev.runbook.cli;

import dev.runbook.lab.host.Fault;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A fault on a host of a lab, from the beginning or from a step on, as it is typed: {@code STEP@HOST=how}. */
record Breakage(Optional<String> step, String host, Fault fault) {

    static final class Typed implements ITypeConverter<Breakage> {

        private static final Pattern FORM = Pattern.compile("(?:(.+)@)?([^@=]+)=([^=]+)");

        @Override
        public Breakage convert(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new TypeConversionException("`--break` is `" + text + "`, wanted STEP@HOST=HOW or HOST=HOW");
            }
            return new Breakage(
                    Optional.ofNullable(form.group(1)), form.group(2), new FaultWord().convert(form.group(3)));
        }
    }
}
