package dev.runbook.lab.standin;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call as its script has laid it out, and where its answer goes.
 *
 * @param process the number of the script's process, which names its files
 * @param answer the number of the answer, which names the answer's files
 */
record CallFiles(Path folder, long process, long answer) {

    private static final Path PROCESSES = Path.of("/proc");

    /** Opens the pipe that leads back to the caller. What is answered there reaches nobody who takes its number later. */
    FileChannel pipe() throws IOException {
        Path pipe = folder.resolve(Long.toString(process));
        FileChannel open = NamedPipe.open(pipe);
        Files.delete(pipe);
        return open;
    }

    /** @throws NoSuchFileException if the caller has been killed meanwhile */
    Call read(boolean readsInput) throws IOException {
        List<String> words = texts(Files.readAllBytes(called("words")));
        byte[] input = readsInput ? Files.readAllBytes(called("input")) : new byte[0];
        Call call = new Call(words.subList(1, words.size()), Path.of(words.get(0)), environment(), input);
        for (String name : List.of("words", "input", "environ")) {
            Files.deleteIfExists(called(name));
        }
        return call;
    }

    /** The line that tells the script of the answer: all of it, or where it lies. */
    String write(Answer given) throws IOException {
        Optional<String> line = AnswerLine.of(given);
        if (line.isPresent()) {
            return line.get();
        }
        Files.write(answered("out"), given.out());
        Files.write(answered("err"), given.err());
        return given.exit() + " answer" + answer + "\n";
    }

    /** Removes what a caller that was killed has left. */
    void removeAnswer() throws IOException {
        Files.deleteIfExists(answered("out"));
        Files.deleteIfExists(answered("err"));
    }

    private Path answered(String stream) {
        return folder.resolve("answer" + answer + "." + stream);
    }

    /** What the caller exported is what the script's process was started with. */
    private Map<String, String> environment() throws IOException {
        Path environ = PROCESSES.resolve(Long.toString(process)).resolve("environ");
        boolean here = Files.exists(PROCESSES.resolve("self"));
        Map<String, String> variables = new HashMap<>();
        for (String text : texts(Files.readAllBytes(here ? environ : called("environ")))) {
            int equals = text.indexOf('=');
            if (equals > 0) {
                variables.put(text.substring(0, equals), text.substring(equals + 1));
            }
        }
        return variables;
    }

    private Path called(String what) {
        return folder.resolve(process + "." + what);
    }

    /** Texts with a zero behind each. */
    private static List<String> texts(byte[] bytes) {
        String all = new String(bytes, StandardCharsets.UTF_8);
        String[] texts = all.split("\0", -1);
        return Arrays.asList(texts).subList(0, texts.length - 1);
    }
}
