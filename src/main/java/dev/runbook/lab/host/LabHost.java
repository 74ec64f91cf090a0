package dev.runbook.lab.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A host that commands can be run on, each a real process in the host's home.
 *
 * @param name as the inventory has it
 * @param lab the lab's id, which every process of it carries in its environment
 */
public record LabHost(String name, HostTree tree, String lab) {

    /** The variable that tells whose a process is. */
    public static final String MARK = "RUNBOOK_LAB";

    private static final List<String> KEPT = List.of("LANG", "LC_ALL", "LC_CTYPE", "TZ");

    /** Makes a process the leader of a session of its own, as sshd does, so that Ctrl-C at the lab does not reach it. */
    static final Optional<Path> SETSID = Stream.of("/usr/bin/setsid", "/bin/setsid")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();

    /** Starts a process here. */
    Process start(List<String> words) throws IOException {
        List<String> command = new ArrayList<>();
        SETSID.ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(words);
        ProcessBuilder process =
                new ProcessBuilder(command).directory(tree.home().toFile());
        process.environment().clear();
        process.environment().putAll(environment());
        return process.start();
    }

    /** What every command on this host sees; nothing else of the lab's own environment, as behind a real sshd. */
    Map<String, String> environment() {
        Map<String, String> all = new LinkedHashMap<>();
        KEPT.forEach(name -> Optional.ofNullable(System.getenv(name)).ifPresent(value -> all.put(name, value)));
        String user = System.getProperty("user.name");
        all.put("PATH", tree.bin() + ":" + path());
        all.put("HOME", tree.home().toString());
        all.put("TMPDIR", tree.tmp().toString());
        all.put("USER", user);
        all.put("LOGNAME", user);
        all.put("SHELL", "/bin/sh");
        all.put("PS1", HostServer.USER + "@" + name + " $ ");
        all.put("LAB_HOST", name);
        all.put(MARK, lab);
        return all;
    }

    private static String path() {
        return Optional.ofNullable(System.getenv("PATH")).orElse("/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
    }
}
