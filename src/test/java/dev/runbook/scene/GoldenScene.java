package dev.runbook.scene;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A scene as it stands in a golden file: {@code == title}, files that each begin with {@code >> name}, and commands that
 * each begin with {@code $} and are followed by the exit code and the screen.
 */
record GoldenScene(String title, Map<String, String> files, List<Typed> commands) {

    private static final Pattern WORD = Pattern.compile("(?:[^\\s']|'[^']*')+");

    private static final String HOSTS =
            "web1 ansible_connection=local runbook_lock_dir=DIR/web1.lock\nweb2 ansible_connection=local runbook_lock_dir=DIR/web2.lock\n";

    /** @param screen what stands on stdout and then on stderr */
    record Typed(String command, int exit, String screen) {

        List<String> words() {
            return WORD.matcher(command)
                    .results()
                    .map(word -> word.group().replace("'", ""))
                    .toList();
        }

        @Override
        public String toString() {
            return "$ " + command + "\n" + exit + "\n" + screen;
        }
    }

    static List<GoldenScene> parse(String text) {
        List<GoldenScene> scenes = new ArrayList<>();
        for (String scene : text.split("(?m)^== ")) {
            if (!scene.isBlank()) {
                scenes.add(one(scene));
            }
        }
        return scenes;
    }

    private static GoldenScene one(String text) {
        Map<String, String> files = new LinkedHashMap<>();
        List<Typed> commands = new ArrayList<>();
        String[] parts = text.split("(?m)^(?=>> |\\$ )");
        for (String part : List.of(parts).subList(1, parts.length)) {
            String[] lines = part.split("\n", 2);
            if (part.startsWith(">> ")) {
                files.put(lines[0].substring(3), lines[1]);
            } else {
                commands.add(typed(lines[0].substring(2), lines.length > 1 ? lines[1] : ""));
            }
        }
        return new GoldenScene(parts[0].strip(), files, commands);
    }

    private static Typed typed(String command, String expectation) {
        String[] lines = expectation.split("\n", 2);
        int exit = lines[0].isBlank() ? -1 : Integer.parseInt(lines[0].strip());
        return new Typed(command, exit, lines.length > 1 ? lines[1].stripTrailing() : "");
    }

    /** The same with what really happens in this empty directory. */
    GoldenScene played(Path directory) {
        Scene scene = Scene.in(directory).file("hosts.ini", HOSTS).environment("RUNBOOK_INVENTORY", "hosts.ini");
        files.forEach(scene::file);
        return new GoldenScene(
                title, files, commands.stream().map(typed -> play(scene, typed)).toList());
    }

    private static Typed play(Scene scene, Typed typed) {
        scene.type(typed.words().toArray(String[]::new));
        return new Typed(typed.command(), scene.exit(), (scene.screen() + scene.complaint()).stripTrailing());
    }

    @Override
    public String toString() {
        String written = files.entrySet().stream()
                .map(file -> ">> " + file.getKey() + "\n" + file.getValue())
                .collect(Collectors.joining());
        return "== " + title + "\n" + written
                + commands.stream().map(Typed::toString).collect(Collectors.joining("\n"));
    }
}
