package dev.runbook.procedure;

import dev.runbook.source.SourceFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What a runbook is made of beside its own text: actions and includes by the names they were asked for, and files to be
 * copied. Those of a run that begins are looked up and noted; those of a run that is resumed are what they were then.
 */
public final class Materials {

    private final Map<String, Optional<SourceFile>> texts = new TreeMap<>();
    private final Map<String, Path> files = new TreeMap<>();
    private final boolean frozen;

    private Materials(boolean frozen) {
        this.frozen = frozen;
    }

    /** To be looked up. */
    public static Materials live() {
        return new Materials(false);
    }

    /** As they were: what was not found then is not there now. */
    public static Materials frozen(Map<String, SourceFile> texts, Map<String, Path> files) {
        Materials materials = new Materials(true);
        texts.forEach((name, text) -> materials.texts.put(name, Optional.of(text)));
        materials.files.putAll(files);
        return materials;
    }

    /** The texts that were found so far. */
    public synchronized Map<String, SourceFile> texts() {
        Map<String, SourceFile> found = new TreeMap<>();
        texts.forEach((name, text) -> text.ifPresent(file -> found.put(name, file)));
        return found;
    }

    /** The files to be copied that were found so far. */
    public synchronized Map<String, Path> files() {
        return Map.copyOf(files);
    }

    synchronized Optional<SourceFile> text(String name, Supplier<Optional<SourceFile>> look) {
        return texts.computeIfAbsent(name, asked -> frozen ? Optional.empty() : look.get());
    }

    /** A file is looked for where it was even for a run that is resumed: its name may have been unknown before. */
    synchronized Optional<Path> file(String name, Supplier<Optional<Path>> look) {
        if (!files.containsKey(name)) {
            look.get().ifPresent(path -> files.put(name, path));
        }
        return Optional.ofNullable(files.get(name));
    }
}
