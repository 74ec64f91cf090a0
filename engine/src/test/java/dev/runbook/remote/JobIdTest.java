package dev.runbook.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What jobs are called. */
class JobIdTest {

    @Test
    void isReadable() {
        assertThat(JobId.of("20260101-120000-abcd", "stop-app", "app1.example.org", "7", 1))
                .hasToString("20260101-120000-abcd/stop-app@app1.example.org-7-1");
    }

    @Test
    void isAFileNameHoweverTheStepIsCalled() {
        for (String step : new String[] {"plugins[2]>wait", "../../etc", "a b'\n", "-rf", ".x", "ä", "x".repeat(300)}) {
            assertThat(JobId.of("run", step, "h", "1", 1).name()).matches("[A-Za-z0-9@_][A-Za-z0-9@._-]{0,119}");
        }
        assertThat(JobId.folder("..")).matches("_[._]*-[0-9a-f]{16}");
    }

    @Test
    void differsWhereAnythingDiffers() {
        Set<String> names = new TreeSet<>();
        for (String step : new String[] {"a>b", "a_b", "a[1]>b", "a[11]>b", "x".repeat(200), "x".repeat(201)}) {
            for (String host : new String[] {"h", "h1"}) {
                for (String visit : new String[] {"1", "1.1", "1u1"}) {
                    for (int attempt = 1; attempt < 3; attempt++) {
                        names.add(JobId.of("run", step, host, visit, attempt).name());
                    }
                }
            }
        }
        assertThat(names).hasSize(6 * 2 * 3 * 2);
    }

    @Test
    void isTheSameForTheSame() {
        assertThat(JobId.of("run", "a[1]>b", "h", "1", 1)).isEqualTo(JobId.of("run", "a[1]>b", "h", "1", 1));
    }
}
