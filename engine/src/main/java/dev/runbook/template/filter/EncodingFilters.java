package dev.runbook.template.filter;

import dev.runbook.json.Json;
import dev.runbook.template.operation.Fault;
import dev.runbook.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** JSON, base64 and digests. */
final class EncodingFilters {

    private static final Map<String, String> DIGESTS =
            Map.of("sha256", "SHA-256", "sha512", "SHA-512", "sha1", "SHA-1", "md5", "MD5");

    private EncodingFilters() {}

    static List<Filter> all() {
        return List.of(
                Filter.of("to_json", input -> Value.of(Json.write(input))),
                Filter.of("from_json", EncodingFilters::fromJson),
                Filter.of("b64encode", input -> Value.of(Base64.getEncoder().encodeToString(bytes(input)))),
                Filter.of("b64decode", EncodingFilters::b64decode),
                Filter.of("hash(algorithm?)", (input, arguments) -> digest(input, arguments.text("algorithm", "sha1"))),
                Filter.of("urlencode", input -> Value.of(urlEncode(input))),
                Filter.of(
                        "version(version, operator?)",
                        (input, arguments) -> Value.of(Versions.holds(input, arguments))));
    }

    private static Value fromJson(Value input) {
        return Json.read(input.text()).orElseThrow(() -> new Fault("`from_json` is applied to text that is not JSON"));
    }

    private static Value b64decode(Value input) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(input.text());
            return Value.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new Fault("`b64decode` is applied to text that is not base64");
        }
    }

    private static Value digest(Value input, String algorithm) {
        String name = DIGESTS.get(algorithm);
        if (name == null) {
            throw new Fault("`hash` knows " + "`md5`, `sha1`, `sha256` and `sha512`, not `" + algorithm + "`");
        }
        try {
            return Value.of(
                    HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(bytes(input))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String urlEncode(Value input) {
        return java.net.URLEncoder.encode(input.text(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    private static byte[] bytes(Value input) {
        return input.text().getBytes(StandardCharsets.UTF_8);
    }
}
