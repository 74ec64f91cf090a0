package dev.runbook.cli;

import dev.runbook.journal.Ending;
import dev.runbook.lab.Shape;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A lab in a process of its own, which no terminal and no Ctrl-C reaches.
 *
 * @param owner the process with which it ends; none if it stays until it is taken down
 */
record BackgroundLab(Path directory, Shape shape, OptionalLong owner) {

    /** What the process says when the lab is up. */
    static final String UP = "the lab is up";

    /** Starts it and waits until it is up; what is in the way is complained of. */
    int start(PrintStream complaints) {
        try {
            Process lab = new ProcessBuilder(words())
                    .directory(new File("/"))
                    .redirectErrorStream(true)
                    .start();
            lab.getOutputStream().close();
            BufferedReader lines = lab.inputReader();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(UP)) {
                    return Ending.DONE.exit();
                }
                complaints.println(line);
            }
            return lab.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Ending.INTERRUPTED.exit();
        }
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(detached());
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m", "-cp", classPath(), Main.class.getName()));
        words.addAll(List.of("lab", "hold", "--dir", directory.toString(), "--nodes", "" + shape.nodes()));
        owner.ifPresent(pid -> words.addAll(List.of("--owner", "" + pid)));
        return words;
    }

    private static List<String> detached() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid", "/usr/bin/nohup")
                .filter(program -> Files.isExecutable(Path.of(program)))
                .limit(1)
                .toList();
    }

    /** The process starts elsewhere. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
