package dev.runbook.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Chromium without a window. Each page gets a browser of its own, which ends with it. */
record Browser(Path profile) {

    private static final int PATIENCE = 120;

    /** The document when its scripts have run. */
    String document(Path page) throws IOException, InterruptedException {
        return run(page, "--dump-dom");
    }

    /** As a picture. */
    Path screenshot(Path page, Path picture, int width, int height) throws IOException, InterruptedException {
        run(page, "--hide-scrollbars", "--window-size=" + width + "," + height, "--screenshot=" + picture);
        return picture;
    }

    /** On paper. */
    Path print(Path page, Path paper) throws IOException, InterruptedException {
        run(page, "--no-pdf-header-footer", "--print-to-pdf=" + paper);
        return paper;
    }

    /** In a window of this width. */
    String document(Path page, int width) throws IOException, InterruptedException {
        return run(page, "--window-size=" + width + ",900", "--dump-dom");
    }

    private String run(Path page, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + profile));
        command.addAll(List.of(options));
        command.add(page.toUri().toString());
        Path out = Files.createTempFile(profile.getParent(), "document", ".html");
        Process browser = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(browser.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
            assertThat(browser.exitValue()).isZero();
            return Files.readString(out, StandardCharsets.UTF_8);
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly().waitFor();
        }
    }
}
