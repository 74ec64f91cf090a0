package dev.runbook.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link HostScript#JOB}, read by a shell of this machine as one at the end of a connection reads it. */
final class JobShell {

    private static final String TOKEN = "runbook-0123456789";

    private final Path folder;
    private final List<String> shell;
    private final Map<String, String> variables = new TreeMap<>(Map.of(
            "token", TOKEN,
            "job", "it",
            "pipe", "",
            "mask", "022",
            "limit", "",
            "input", "",
            "heard_out", "0",
            "heard_err", "0",
            "again", ""));

    /** @param shell the words that start the shell, for the follower and for the command */
    JobShell(Path folder, String shell) {
        this.folder = folder;
        this.shell = List.of(shell.split(" "));
        variables.put("place", folder.toString());
        variables.put("shell", shell);
        try {
            Files.writeString(folder.resolve("job.sh"), HostScript.JOB.text());
            Files.copy(Path.of("/proc/sys/kernel/random/boot_id"), folder.resolve("boot"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JobShell with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    String read(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How one shell ended, and what stood on its streams before the last words. */
    record Followed(String words, byte[] out, byte[] err) {

        String stdout() {
            return new String(out, StandardCharsets.UTF_8);
        }

        String stderr() {
            return new String(err, StandardCharsets.UTF_8);
        }
    }

    Followed run(String script) {
        return run(script, new byte[0]);
    }

    Followed run(String script, byte[] input) {
        return followed(start(script, input));
    }

    /** Begins to follow, and gives its process. */
    Process start(String script, byte[] input) {
        String stdin = variables.get("input").isEmpty() ? "exec </dev/null" : "exec <&8 8<&-";
        String ready = "echo $$ >&9; exec 9>&-\nIFS= read -r runbook || exit\n" + stdin
                + "\neval \"$(printf %b \"$runbook\")\"";
        try {
            Process process = new ProcessBuilder(words()).start();
            try (OutputStream in = process.getOutputStream()) {
                in.write((StdinLine.of(ready) + StdinLine.of(script)).getBytes(StandardCharsets.UTF_8));
                in.write(input);
            } catch (IOException attached) {
                // It followed a job that had begun, and read nothing.
            }
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a process has said that began to follow. */
    Followed followed(Process process) {
        List<byte[]> streams = Stream.of(process.getInputStream(), process.getErrorStream())
                .parallel()
                .map(stream -> {
                    try {
                        return stream.readAllBytes();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
        List<LastWords> words = new ArrayList<>();
        List<Heard> heard = new ArrayList<>();
        for (byte[] stream : streams) {
            Heard own = new Heard(dev.runbook.remote.Output.Stream.OUT, dev.runbook.remote.Output.IGNORED);
            LastWords last = new LastWords(TOKEN + "-end", own);
            byte[] start = (TOKEN + "-start\n").getBytes(StandardCharsets.UTF_8);
            assertThat(stream).startsWith(start);
            last.wrote(stream, start.length, stream.length - start.length);
            heard.add(own);
            words.add(last);
        }
        assertThat(words.get(0).heard()).isPresent();
        return new Followed(
                words.get(1).heard().orElseThrow(),
                heard.get(0).bytes(),
                heard.get(1).bytes());
    }

    private List<String> words() {
        String assignments = variables.entrySet().stream()
                .map(each -> each.getKey() + "='" + each.getValue() + "'; ")
                .collect(Collectors.joining());
        List<String> words = new ArrayList<>(List.of("setsid"));
        words.addAll(shell);
        words.addAll(List.of("-c", assignments + ". \"$place/job.sh\""));
        return words;
    }
}
