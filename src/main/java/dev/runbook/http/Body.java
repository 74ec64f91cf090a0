package dev.runbook.http;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The body of an answer: of a bounded size, and text. */
final class Body {

    /** Bytes; an answer that a runbook looks at is far smaller. */
    static final int LARGEST = 8 << 20;

    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);

    private Body() {}

    static byte[] checked(byte[] bytes) throws IOException {
        checked(bytes.length);
        return bytes;
    }

    static void checked(int size) throws IOException {
        if (size > LARGEST) {
            throw new IOException("the answer is larger than " + (LARGEST >> 20) + " MiB");
        }
    }

    static String text(byte[] bytes, Map<String, String> headers) {
        Matcher charset = CHARSET.matcher(headers.getOrDefault("content-type", ""));
        boolean known = charset.find() && Charset.isSupported(charset.group(1));
        return new String(bytes, known ? Charset.forName(charset.group(1)) : StandardCharsets.UTF_8);
    }
}
