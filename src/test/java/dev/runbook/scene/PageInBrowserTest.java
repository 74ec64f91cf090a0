package dev.runbook.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.prerequisite.RequiresProgram;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a plan in a real browser: nothing gets out of its place, on a screen, on a phone and on paper. */
@RequiresProgram("chromium")
class PageInBrowserTest {

    private static final int PAPER = 0xfffbfaf7;

    @TempDir
    private Path directory;

    private Path page;
    private Browser browser;

    @BeforeEach
    void write() throws IOException {
        browser = new Browser(Files.createDirectory(directory.resolve("profile")));
        Scene.in(directory)
                .hosts("a", "b")
                .file("book.yml", PageSceneTest.hostile())
                .type("plan", "book.yml", "--offline", "-e", "token=correct-horse", "--html", "plan.html")
                .exits(0);
        page = directory.resolve("plan.html");
    }

    @Test
    void itsStyleAndItsScriptAreLetInAndNothingElse() throws Exception {
        String document = browser.document(page);
        assertThat(document).contains("<p class=\"tools\">").doesNotContain("<img");
        assertThat(count(document, "<details class=\"step\"")).isEqualTo(2);
        assertThat(count(document, "<title>[^<]*owned")).isEqualTo(1);
        BufferedImage picture = ImageIO.read(browser.screenshot(page, directory.resolve("desk.png"), 1200, 900)
                .toFile());
        assertThat(picture.getRGB(3, 3)).isEqualTo(PAPER);
        assertThat(picture.getWidth()).isEqualTo(1200);
    }

    @Test
    void nothingIsWiderThanTheScreenOfAPhone() throws Exception {
        Path measured = measuring("document.documentElement.scrollWidth <= innerWidth && innerWidth <= 600"
                + " && getComputedStyle(document.querySelector('.head')).display === 'none'");
        assertThat(browser.document(measured, 500)).contains("<title>true</title>");
    }

    @Test
    void aStepOpensOnAClickAndAllOfThemOnPaper() throws Exception {
        Path measured = measuring("""
                (function () {
                  var steps = document.querySelectorAll('details.step'), first = steps[0];
                  first.querySelector('summary').click();
                  var clicked = first.open && first.querySelector('.body').offsetHeight > 0 && !steps[1].open;
                  window.dispatchEvent(new Event('beforeprint'));
                  var all = document.querySelectorAll('details.step[open]').length === steps.length;
                  window.dispatchEvent(new Event('afterprint'));
                  return clicked && all && first.open && !steps[1].open;
                })()""");
        assertThat(browser.document(measured)).contains("<title>true</title>");
        byte[] paper = Files.readAllBytes(browser.print(page, directory.resolve("plan.pdf")));
        assertThat(new String(paper, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    /** The same page, which lets a script of the test in that writes what it found into the title. */
    private Path measuring(String expression) throws IOException {
        String open = Files.readString(page).replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
        String script = "<script>document.title = String(" + expression + ");</script></body>";
        return Files.writeString(directory.resolve("measured.html"), open.replace("</body>", script));
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .count();
    }
}
