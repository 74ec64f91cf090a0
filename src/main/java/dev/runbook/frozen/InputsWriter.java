package dev.runbook.frozen;

import dev.runbook.json.Json;
import dev.runbook.procedure.Library;
import dev.runbook.procedure.Procedure;
import dev.runbook.source.SourceFile;
import dev.runbook.value.Secrets;
import dev.runbook.value.Sha256;
import dev.runbook.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the inputs of a run into the folder {@code inputs} beside its journal. */
public final class InputsWriter {

    private final Path folder;
    private final Keeping keeping;

    /** @param run the folder of the run */
    public InputsWriter(Path run, Secrets secrets) {
        this.folder = run.resolve(InputsReader.FOLDER);
        this.keeping = new Keeping(secrets);
    }

    /**
     * Writes them all; {@code inputs.json} comes last, so that what is there is complete.
     *
     * @param inventoryFiles the files that the inventories were read from
     * @throws IOException if the folder cannot be written
     */
    public void write(Inputs inputs, List<SourceFile> inventoryFiles) throws IOException {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("version", Value.of(InputsReader.VERSION));
        fields.putAll(InputsFields.of(inputs));
        fields.put("runbook", kept("", inputs.runbook(), 0));
        fields.put("texts", texts(inputs.library().materials().texts()));
        fields.put("files", files(inputs.library().materials().files()));
        fields.put("tree", tree(inventoryFiles));
        write(fields);
    }

    /**
     * Keeps another text of the runbook, and of what it names, in place of the one before.
     *
     * @throws IOException if the folder cannot be read or written
     */
    public void replaceRunbook(Procedure edited) throws IOException {
        Path index = folder.resolve(InputsReader.INDEX);
        Value.Fields before = (Value.Fields) Json.read(Files.readString(index)).orElseThrow();
        Map<String, Value> fields = new LinkedHashMap<>(before.entries());
        fields.put("runbook", kept("", edited.file(), 0));
        fields.put("texts", texts(edited.library().materials().texts()));
        write(fields);
    }

    private void write(Map<String, Value> fields) throws IOException {
        String json = Json.write(Value.map(fields)) + "\n";
        keeping.write(folder.resolve(InputsReader.INDEX), json.getBytes(StandardCharsets.UTF_8));
    }

    private Value texts(Map<String, SourceFile> texts) throws IOException {
        List<Value> kept = new ArrayList<>();
        for (Map.Entry<String, SourceFile> text : texts.entrySet()) {
            kept.add(kept(text.getKey(), text.getValue(), kept.size() + 1));
        }
        return Value.list(kept);
    }

    private Value kept(String asked, SourceFile text, int number) throws IOException {
        byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
        return entry(asked, text.name(), bytes, "texts/" + number + ".yml", Library.isShipped(text));
    }

    private Value files(Map<String, Path> files) throws IOException {
        List<Value> kept = new ArrayList<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            if (Files.isRegularFile(file.getValue())) {
                byte[] bytes = Files.readAllBytes(file.getValue());
                kept.add(entry(file.getKey(), file.getValue().toString(), bytes, "files/" + kept.size(), false));
            }
        }
        return Value.list(kept);
    }

    /** Inventories and their variables, in a tree of folders like the one they came from. */
    private Value tree(List<SourceFile> files) throws IOException {
        List<Value> kept = new ArrayList<>();
        for (SourceFile file : files) {
            Optional<Path> path = path(file);
            if (path.isPresent()) {
                byte[] bytes = Files.readAllBytes(path.get());
                kept.add(entry("", path.get().toString(), bytes, "tree" + path.get(), false));
            }
        }
        return Value.list(kept);
    }

    private static Optional<Path> path(SourceFile file) {
        return Optional.of(Path.of(file.name()).toAbsolutePath().normalize()).filter(Files::isRegularFile);
    }

    /** @param known whether everybody knows it, so that a word in it is no secret there */
    private Value entry(String asked, String name, byte[] bytes, String place, boolean known) throws IOException {
        Map<String, Value> entry = new LinkedHashMap<>();
        entry.put("asked", Value.of(asked));
        entry.put("name", Value.of(name));
        entry.put("sha256", Value.of(Sha256.hex(bytes)));
        if (known || keeping.mayKeep(bytes)) {
            keeping.write(folder.resolve(place), bytes);
            entry.put("kept", Value.of(place));
        }
        return Value.map(entry);
    }
}
