package dev.runbook.frozen;

import dev.runbook.json.Json;
import dev.runbook.procedure.Library;
import dev.runbook.procedure.Materials;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.SourceFile;
import dev.runbook.value.Sha256;
import dev.runbook.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads back the inputs of a run. A file that was not kept, since it shows a secret, is read where it lies if it is the same. */
public final class InputsReader {

    static final String FOLDER = "inputs";
    static final String INDEX = "inputs.json";
    static final long VERSION = 1;

    private final Path folder;
    private final InputsFields fields;

    /**
     * @param run the folder of the run
     * @throws InvalidSource if its inputs are not there, or not whole
     */
    public InputsReader(Path run) {
        this.folder = run.resolve(FOLDER);
        this.fields = new InputsFields(index());
    }

    /**
     * The inputs as they were.
     *
     * @throws InvalidSource if a file that was not kept, or was tampered with, is not what it was
     */
    public Inputs read() {
        Map<String, SourceFile> texts = new LinkedHashMap<>();
        Map<String, Path> files = new LinkedHashMap<>();
        for (Value.Fields entry : fields.entries("texts")) {
            texts.put(text(entry, "asked"), source(entry));
        }
        for (Value.Fields entry : fields.entries("files")) {
            files.put(text(entry, "asked"), place(entry));
        }
        fields.entries("tree").forEach(this::replant);
        Library library = new Library(fields.beside(), fields.directory(), Materials.frozen(texts, files));
        return new Inputs(
                fields.run(),
                source((Value.Fields) fields.field("runbook")),
                library,
                fields.inventories().stream().map(this::planted).toList(),
                fields.part(),
                fields.extras(),
                fields.withheld(),
                fields.reach());
    }

    /** Where variables beside the runbook are looked for. */
    public Optional<Path> beside(Inputs inputs) {
        return inputs.library().besideRunbook().map(path -> folder.resolve("tree" + path));
    }

    private Value.Fields index() {
        Path file = folder.resolve(INDEX);
        try {
            Optional<Value> value = Json.read(Files.readString(file));
            if (value.isPresent() && value.get() instanceof Value.Fields fields) {
                return known(fields);
            }
            throw fault("`" + file + "` is not whole, so the run cannot be taken up");
        } catch (IOException e) {
            throw fault("the inputs of the run are not in `" + folder + "`, so it cannot be taken up");
        }
    }

    private static Value.Fields known(Value.Fields fields) {
        if (fields.get("version").filter(Value.of(VERSION)::equals).isEmpty()) {
            throw fault("the inputs of the run were kept by another version of the program; take it up with that one");
        }
        return fields;
    }

    private SourceFile source(Value.Fields entry) {
        return SourceFile.decode(text(entry, "name"), bytes(entry));
    }

    private byte[] bytes(Value.Fields entry) {
        Path path = place(entry);
        try {
            byte[] bytes = Files.readAllBytes(path);
            return Sha256.hex(bytes).equals(text(entry, "sha256")) ? bytes : changed(entry, path, bytes);
        } catch (IOException e) {
            throw fault("`" + path + "` belongs to the run and cannot be read: " + e.getMessage());
        }
    }

    /** A text is kept without its byte order mark, and is the same without it. */
    private static byte[] changed(Value.Fields entry, Path path, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        byte[] plain = text.replaceFirst("^\uFEFF", "").getBytes(StandardCharsets.UTF_8);
        if (Sha256.hex(plain).equals(text(entry, "sha256"))) {
            return plain;
        }
        throw fault("`" + path + "` has changed since the run began; put it back as it was, then take the run up");
    }

    private Path place(Value.Fields entry) {
        return entry.get("kept")
                .map(kept -> folder.resolve(kept.text()))
                .orElseGet(() -> fields.directory().resolve(text(entry, "name")));
    }

    /** A file of the tree that shows a secret is a link to where it lies. */
    private void replant(Value.Fields entry) {
        bytes(entry);
        if (entry.get("kept").isPresent()) {
            return;
        }
        Path original = Path.of(text(entry, "name"));
        Path link = folder.resolve("tree" + original);
        try {
            Files.createDirectories(link.getParent());
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, original);
        } catch (IOException e) {
            throw fault("`" + link + "` cannot be made: " + e.getMessage());
        }
    }

    /** The name of an inventory as it is to be read now: the kept file; a list of hosts is what it is. */
    private String planted(String inventory) {
        Path kept = folder.resolve("tree" + inventory);
        return inventory.startsWith("/") && Files.exists(kept) ? kept.toString() : inventory;
    }

    private static String text(Value.Fields entry, String name) {
        return entry.get(name).map(Value::text).orElse("");
    }

    private static InvalidSource fault(String sentence) {
        return new InvalidSource(List.of(Problem.of(sentence)));
    }
}
