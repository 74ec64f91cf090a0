package dev.runbook.report;

import dev.runbook.value.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What every page is made of: its style, its small script, and a policy that lets nothing else in. */
final class PageFrame {

    private final String style;
    private final String script = resource("plan.js");

    /** @param columns how many cells a row has */
    PageFrame(int columns) {
        this.style = ":root{--columns:" + columns + "}\n" + resource("plan.css");
    }

    /** Only this very style and script are let in; nothing is loaded, sent or framed. */
    String head() {
        String policy = "default-src 'none'; style-src '" + digest(style) + "'; script-src '" + digest(script)
                + "'; base-uri 'none'; form-action 'none'";
        return """
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="%s">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="referrer" content="no-referrer">
                """.formatted(policy);
    }

    String style() {
        return "<style>" + style + "</style>\n";
    }

    /** Of no use without the script, which shows them. */
    String tools() {
        return """
                <p class="tools" hidden>
                <button type="button" id="open">open all</button>
                <button type="button" id="close">close all</button>
                <label><input type="checkbox" id="changing"> only what may change</label>
                </p>
                """;
    }

    String script() {
        return "<script>" + script + "</script>\n";
    }

    private static String digest(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text));
    }

    private static String resource(String name) {
        try (InputStream stream = PageFrame.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
