package dev.runbook.lab.service.compose;

import dev.runbook.lab.service.program.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file such as {@code .env}: a name and a value on each line, quoted or not. */
final class EnvFile {

    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][\\w.-]*)\\s*[=:]\\s*(.*)");
    private static final Pattern SINGLE = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
    private static final Pattern DOUBLE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private EnvFile() {}

    /** @param outer what values may refer to besides earlier lines */
    static Map<String, String> read(Path file, Map<String, String> outer) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line.strip());
            if (!matcher.matches()) {
                throw Refusal.of(
                        1, "failed to read " + file + ": line " + number + ": unexpected character in variable name");
            }
            values.put(matcher.group(1), value(matcher.group(2), values, outer));
        }
        return values;
    }

    private static String value(String written, Map<String, String> earlier, Map<String, String> outer) {
        Matcher single = SINGLE.matcher(written);
        if (single.matches()) {
            return single.group(1);
        }
        Map<String, String> known = new HashMap<>(earlier);
        known.putAll(outer);
        Interpolation interpolation = new Interpolation(known);
        Matcher quoted = DOUBLE.matcher(written);
        return quoted.matches()
                ? interpolation.fill(unescaped(quoted.group(1)))
                : interpolation.fill(written.replaceFirst("\\s+#.*$", "").strip());
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        switch (escape.group(1)) {
                            case "n" -> "\n";
                            case "t" -> "\t";
                            case "$" -> "$$";
                            default -> escape.group(1);
                        }));
    }
}
