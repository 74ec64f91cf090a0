package dev.runbook.value;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The forms in which a secret may show: it and each of its lines, as they are, in a quoted word, in a URL, in base64. */
final class SecretForms {

    /** Shorter words would mask half of every text and hide nothing. */
    private static final int SHORTEST = 4;

    private SecretForms() {}

    /** Always in the same order, each at its place; what is too short to be hidden is empty there. */
    static List<String> of(String secret) {
        List<String> forms = new ArrayList<>();
        Stream.concat(Stream.of(secret), secret.lines().map(String::strip)).forEach(text -> add(text, forms));
        return forms;
    }

    private static void add(String text, List<String> forms) {
        boolean hidden = text.length() >= SHORTEST;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Stream.of(
                        text,
                        text.replace("'", "'\\''"),
                        URLEncoder.encode(text, StandardCharsets.UTF_8),
                        base64At(bytes, 0),
                        base64At(bytes, 1),
                        base64At(bytes, 2))
                .map(form -> hidden && form.length() >= SHORTEST ? form : "")
                .forEach(forms::add);
    }

    /** Base64 of the secret at one of the three offsets, less the characters that its neighbours decide. */
    private static String base64At(byte[] bytes, int offset) {
        byte[] shifted = new byte[bytes.length + offset];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int first = offset == 0 ? 0 : offset + 1;
        int last = encoded.length() - (shifted.length % 3 == 0 ? 0 : 1);
        return first < last ? encoded.substring(first, last) : "";
    }
}
