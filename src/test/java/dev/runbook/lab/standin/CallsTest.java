package dev.runbook.lab.standin;

import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a stand-in hears of a call, and what the caller gets back. */
@Timeout(60)
class CallsTest {

    @TempDir
    private Path directory;

    private Calls calls;
    private final BlockingQueue<Call> heard = new LinkedBlockingQueue<>();

    private record Ended(int exit, byte[] out, byte[] err) {
        String text() {
            return new String(out, StandardCharsets.UTF_8);
        }

        String complaint() {
            return new String(err, StandardCharsets.UTF_8);
        }
    }

    @BeforeEach
    void open() {
        calls = Calls.open(directory.resolve("it's \"here\" $HOME"));
    }

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void hearsEveryWordAsItIs() throws Exception {
        install(false, call -> Answer.of(""));
        List<String> words = List.of(
                "ps",
                "",
                "a b",
                "$(touch x)",
                "`id`",
                "it's",
                "\"",
                "\\",
                "\n",
                "two\nlines\n",
                "äöü€🙂",
                "-n",
                "*",
                "");
        assertThat(call(new byte[0], words).exit()).isZero();
        assertThat(heard.take().words()).isEqualTo(words);
        assertThat(call(new byte[0], List.of()).exit()).isZero();
        assertThat(heard.take().words()).isEmpty();
    }

    @Test
    void hearsWhereItWasCalledAndWhatWasExported() throws Exception {
        install(false, call -> Answer.of(""));
        Path folder = Files.createDirectory(directory.resolve("a folder"));
        Map<String, String> variables = Map.of("PGPASSWORD", "it's \"$x\"\nand more", "EMPTY", "", "ÄÖ", "€");
        ProcessBuilder program = program(List.of("x")).directory(folder.toFile());
        program.environment().putAll(variables);
        assertThat(program.start().waitFor()).isZero();
        Call call = heard.take();
        assertThat(call.directory()).isEqualTo(folder.toRealPath());
        assertThat(call.environment()).containsAllEntriesOf(new HashMap<>(variables));
    }

    @Test
    void takesInputOnlyWhereItReadsIt() throws Exception {
        byte[] bytes = new byte[1_000_001];
        new Random(1).nextBytes(bytes);
        install(true, call -> new Answer(0, call.input(), new byte[0]));
        assertThat(call(bytes, List.of()).out()).isEqualTo(bytes);
        assertThat(heard.take().input()).isEqualTo(bytes);

        install(false, call -> Answer.of(""));
        Process left =
                new ProcessBuilder("sh", "-c", "printf 'one\\ntwo\\n' | { \"$0\"; cat; }", bin("docker")).start();
        assertThat(new String(left.getInputStream().readAllBytes())).isEqualTo("one\ntwo\n");
        assertThat(heard.take().input()).isEmpty();
    }

    @Test
    void givesBackBothStreamsAndTheExitCode() throws Exception {
        byte[] out = new byte[500_000];
        new Random(2).nextBytes(out);
        install(false, call -> new Answer(7, out, "no\nnewline".getBytes(StandardCharsets.UTF_8)));
        Ended ended = call(new byte[0], List.of());
        assertThat(ended.exit()).isEqualTo(7);
        assertThat(ended.out()).isEqualTo(out);
        assertThat(ended.complaint()).isEqualTo("no\nnewline");
        assertThat(left()).isEmpty();
    }

    @Test
    void givesBackShortTextsAsTheyAre() throws Exception {
        String text = " two  blanks\t\\n \\0101 %s '\"$x äöü€🙂\n\n=- ";
        install(false, call -> new Answer(3, text.getBytes(StandardCharsets.UTF_8), "-\n".getBytes()));
        Ended ended = call(new byte[0], List.of());
        assertThat(ended.text()).isEqualTo(text);
        assertThat(ended.complaint()).isEqualTo("-\n");
        assertThat(ended.exit()).isEqualTo(3);
        install(false, call -> new Answer(0, new byte[] {0, 'a', (byte) 0xff, '\r'}, new byte[0]));
        assertThat(call(new byte[0], List.of()).out()).containsExactly(0, 'a', 0xff, '\r');
    }

    @Test
    void saysWhatItIsWithoutAsking() throws Exception {
        install(false, call -> Answer.of("called"));
        assertThat(call(new byte[0], List.of("--about")).text()).isEqualTo("Stands in for docker.\nIt's \"$small\".\n");
        assertThat(call(new byte[0], List.of("ps", "--about")).text()).isEqualTo("called");
        assertThat(Files.readString(Path.of(bin("docker")))).contains("# It's \"$small\".");
    }

    @Test
    void aBugEndsTheCallWithItsTrace() throws Exception {
        install(false, call -> {
            throw new IllegalStateException("never thought of that");
        });
        Ended ended = call(new byte[0], List.of());
        assertThat(ended.exit()).isEqualTo(70);
        assertThat(ended.complaint())
                .startsWith("a bug in the stand-in for docker")
                .contains("never thought of that");
    }

    @Test
    void answersManyAtOnceEachItsOwn() throws Exception {
        install(true, call -> Answer.of(call.words().get(0) + new String(call.input(), StandardCharsets.UTF_8)));
        ExecutorService callers = Executors.newFixedThreadPool(20);
        try {
            List<Future<Ended>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String word = "word" + i;
                all.add(callers.submit(() -> call((" in " + word).getBytes(StandardCharsets.UTF_8), List.of(word))));
            }
            for (int i = 0; i < 200; i++) {
                assertThat(all.get(i).get().text()).isEqualTo("word" + i + " in word" + i);
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void aCallerThatIsKilledHarmsNobody() throws Exception {
        CountDownLatch killed = new CountDownLatch(1);
        install(false, call -> {
            await(killed);
            return Answer.of("too late".repeat(1000));
        });
        Process caller = program(List.of("slow")).start();
        heard.take();
        caller.destroyForcibly().waitFor();
        killed.countDown();
        assertThat(call(new byte[0], List.of("next")).text()).startsWith("too late");
        while (!left().isEmpty()) {
            Thread.sleep(20);
        }
    }

    @Test
    void noiseAtTheBellCallsNobody() throws Exception {
        install(false, call -> Answer.of("heard"));
        Path bell = directory.resolve("it's \"here\" $HOME/bell");
        Files.writeString(bell, "\nnoise\napp1 docker x\napp1 unknown 1\napp1 docker 999999999999999999\n", WRITE);
        assertThat(call(new byte[0], List.of()).text()).isEqualTo("heard");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void install(boolean readsInput, Function<Call, Answer> answering) throws IOException {
        calls.install("app1", directory, List.of(new Program(readsInput, call -> {
            heard.add(call);
            return answering.apply(call);
        })));
    }

    private record Program(boolean readsInput, Function<Call, Answer> answering) implements StandIn {
        @Override
        public String name() {
            return "docker";
        }

        @Override
        public String about() {
            return "Stands in for docker.\nIt's \"$small\".";
        }

        @Override
        public Answer answer(Call call) {
            return answering.apply(call);
        }
    }

    private Ended call(byte[] input, List<String> words) throws IOException, InterruptedException {
        Path err = directory.resolve("err" + Thread.currentThread().getName().replace(' ', '-'));
        Process process = program(words).redirectError(err.toFile()).start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException unread) {
            assertThat(input).isNotEmpty();
        }
        byte[] out = process.getInputStream().readAllBytes();
        return new Ended(process.waitFor(), out, Files.readAllBytes(err));
    }

    private ProcessBuilder program(List<String> words) {
        List<String> all = new ArrayList<>(List.of(bin("docker")));
        all.addAll(words);
        ProcessBuilder program = new ProcessBuilder(all);
        program.environment().put("LC_ALL", "C.UTF-8");
        return program;
    }

    private String bin(String name) {
        return directory.resolve(name).toString();
    }

    /** The files of calls that are lying about. */
    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("it's \"here\" $HOME"))) {
            return files.filter(file -> !file.endsWith("bell")).toList();
        }
    }
}
