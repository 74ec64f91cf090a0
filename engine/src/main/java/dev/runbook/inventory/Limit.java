package dev.runbook.inventory;

import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.source.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code --limit} leaves of a selection: a pattern in which {@code @file} stands for the lines of a file. It
 * limits where a runbook runs, not the groups it sees.
 */
public final class Limit {

    private final Optional<HostPattern> pattern;

    private Limit(Optional<HostPattern> pattern) {
        this.pattern = pattern;
    }

    public static Limit none() {
        return new Limit(Optional.empty());
    }

    /**
     * The limit that the text says.
     *
     * @param directory where relative names of files lead from
     */
    public static Limit parse(Span where, String text, Path directory, Problems problems) {
        List<PatternPart> parts = new ArrayList<>();
        for (PatternPart part : PatternParts.split(where, text, problems)) {
            if (part.text().startsWith("@") && part.role() == PatternPart.Role.ADD) {
                parts.addAll(lines(directory.resolve(part.text().substring(1)), part.where(), problems));
            } else {
                parts.add(part);
            }
        }
        return new Limit(Optional.of(HostPattern.of(where, text, parts)));
    }

    /** The hosts of the selection that are within the limit, in the order of the selection. */
    public List<Host> apply(List<Host> selection, Inventory inventory, Problems problems) {
        if (pattern.isEmpty()) {
            return selection;
        }
        Set<Host> within = Set.copyOf(pattern.get().select(inventory, problems));
        return selection.stream().filter(within::contains).toList();
    }

    /** Each line is one part; blank lines and comments are passed over. A file of nothing else limits to nothing. */
    private static List<PatternPart> lines(Path path, Span where, Problems problems) {
        try {
            SourceFile file = SourceFile.read(path);
            List<PatternPart> parts = new ArrayList<>();
            List<String> lines = file.lines();
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (!line.isEmpty() && !line.startsWith("#")) {
                    Span place = file.at(i + 1, lines.get(i).indexOf(line) + 1, line.length());
                    parts.addAll(PatternParts.one(place, line, problems));
                }
            }
            if (parts.isEmpty()) {
                problems.add(where, "`" + path + "` names no host or group; write one a line");
            }
            return parts;
        } catch (InvalidSource e) {
            problems.addAll(e.problems());
            return List.of();
        }
    }
}
