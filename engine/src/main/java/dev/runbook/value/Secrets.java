package dev.runbook.value;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The secrets of a run. Whatever is printed, logged, journaled or reported goes through {@link #mask}, which hides
 * each secret, each of its lines, and its forms in base64, in a URL and in a quoted shell word.
 */
public final class Secrets {

    public static final String MASK = "********";

    /** Shorter words would mask half of every text and hide nothing. */
    private static final int SHORTEST = 4;

    private final Set<String> hidden = new ConcurrentSkipListSet<>(
            Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** Hides this text from now on. */
    public void add(String secret) {
        hide(secret);
        secret.lines().map(String::strip).forEach(this::hide);
    }

    /** Hides every text inside the value from now on. */
    public void add(Value value) {
        switch (value.kind()) {
            case LIST -> ((Value.Items) value).items().forEach(this::add);
            case MAP -> ((Value.Fields) value).entries().values().forEach(this::add);
            case STRING, INT, NUMBER -> add(value.text());
            case BOOL, NOTHING -> {}
        }
    }

    public String mask(String text) {
        String masked = text;
        for (String secret : hidden) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    public Value mask(Value value) {
        return switch (value.kind()) {
            case STRING -> Value.of(mask(value.text()));
            case LIST ->
                Value.list(
                        ((Value.Items) value).items().stream().map(this::mask).toList());
            case MAP -> maskFields((Value.Fields) value);
            case INT, NUMBER -> hidden.contains(value.text()) ? Value.of(MASK) : value;
            case BOOL, NOTHING -> value;
        };
    }

    /** Whether the text shows a secret. */
    public boolean shows(String text) {
        return hidden.stream().anyMatch(text::contains);
    }

    private Value maskFields(Value.Fields fields) {
        var masked = new LinkedHashMap<String, Value>();
        fields.entries().forEach((name, value) -> masked.put(mask(name), mask(value)));
        return Value.map(masked);
    }

    private void hide(String secret) {
        if (secret.length() < SHORTEST) {
            return;
        }
        hidden.add(secret);
        hidden.add(secret.replace("'", "'\\''"));
        hidden.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        hidden.addAll(base64Forms(secret));
    }

    /** Base64 of the secret at each of the three offsets, less the characters that its neighbours decide. */
    private static List<String> base64Forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return List.of(base64At(bytes, 0), base64At(bytes, 1), base64At(bytes, 2)).stream()
                .filter(form -> form.length() >= SHORTEST)
                .toList();
    }

    private static String base64At(byte[] bytes, int offset) {
        byte[] shifted = new byte[bytes.length + offset];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int first = offset == 0 ? 0 : offset + 1;
        int last = encoded.length() - (shifted.length % 3 == 0 ? 0 : 1);
        return first < last ? encoded.substring(first, last) : "";
    }
}
