package dev.runbook.saved;

import dev.runbook.files.Archive;
import dev.runbook.files.OwnersFiles;
import dev.runbook.json.Json;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.Reason;
import dev.runbook.ssh.TeamKey;
import dev.runbook.value.Sha256;
import dev.runbook.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan that was saved, to be looked at, approved and run exactly so: a zip file of {@code manifest.json}, {@code
 * plan.json}, the inputs, and {@code signature.json} if it is signed.
 */
public final class SavedPlan {

    private static final String MANIFEST = "manifest.json";
    private static final String PLAN = "plan.json";
    private static final String SIGNATURE = "signature.json";
    private static final String INPUTS = "inputs/";

    /** A file that unpacks to more is no plan. */
    private static final int MOST = 256 * 1024 * 1024;

    private final Path file;
    private final Map<String, byte[]> entries;
    private final Manifest manifest;

    private SavedPlan(Path file, Map<String, byte[]> entries, Manifest manifest) {
        this.file = file;
        this.entries = entries;
        this.manifest = manifest;
    }

    /**
     * Saves a plan.
     *
     * @param plan what was found, as programs read it
     * @param about all but the digests of the files
     * @param run a folder that has the inputs
     * @throws InvalidSource if the file cannot be written
     */
    public static SavedPlan write(Path file, String plan, Manifest about, Path run) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(PLAN, plan.getBytes(StandardCharsets.UTF_8));
        try {
            Archive.filesIn(run.resolve(INPUTS)).forEach((name, bytes) -> entries.put(INPUTS + name, bytes));
        } catch (IOException e) {
            throw fault("the inputs of the plan cannot be read in `" + run + "`: " + Reason.of(e));
        }
        Map<String, String> digests = new LinkedHashMap<>();
        entries.forEach((name, bytes) -> digests.put(name, Sha256.hex(bytes)));
        Manifest manifest = about.with(digests);
        entries.put(MANIFEST, manifest.bytes());
        SavedPlan saved = new SavedPlan(file, entries, manifest);
        saved.write();
        return saved;
    }

    /**
     * A plan as it was saved.
     *
     * @throws InvalidSource if it is none, or not whole, or if its signature is wrong
     */
    public static SavedPlan read(Path file) {
        Map<String, byte[]> entries = entries(file);
        Manifest manifest = Optional.ofNullable(entries.get(MANIFEST))
                .flatMap(Manifest::of)
                .orElseThrow(() -> fault("`" + file + "` is no plan that this version has saved; make one with"
                        + " `plan RUNBOOK --out FILE`"));
        SavedPlan plan = new SavedPlan(file, entries, manifest);
        plan.check();
        return plan;
    }

    public Manifest manifest() {
        return manifest;
    }

    /** What was found when it was made. */
    public Value.Fields plan() {
        return (Value.Fields) Json.read(text(PLAN)).orElseThrow();
    }

    public boolean hasExpired(Instant now) {
        return now.isAfter(manifest.expires());
    }

    /** Who has signed it. */
    public Optional<TeamKey> signer() {
        return signature().flatMap(fields -> fields.get("key")).flatMap(key -> TeamKey.parse(key.text()));
    }

    /** Whether one of these has signed it. */
    public boolean isSignedByOneOf(List<TeamKey> keys) {
        return signature().isPresent() && keys.stream().anyMatch(this::isSignedBy);
    }

    /** Puts a signature on it, in place of one that is there. */
    public void sign(TeamKey.Signed signed) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("key", Value.of(signed.key()));
        fields.put("signature", Value.of(Base64.getEncoder().encodeToString(signed.signature())));
        entries.put(SIGNATURE, Json.write(Value.map(fields)).getBytes(StandardCharsets.UTF_8));
        write();
    }

    /** What a signature is over. */
    public byte[] signable() {
        return entries.get(MANIFEST).clone();
    }

    /**
     * Puts the inputs into the folder of a run.
     *
     * @throws IOException if they cannot be written
     */
    public void unpackInputs(Path run) throws IOException {
        Map<String, byte[]> inputs = new LinkedHashMap<>();
        entries.keySet().stream()
                .filter(name -> name.startsWith(INPUTS))
                .forEach(name -> inputs.put(name.substring(INPUTS.length()), entries.get(name)));
        Archive.unpack(inputs, run.resolve(INPUTS));
    }

    /** Everything in it is what the manifest says, and nothing else is in it; and whoever signed it has signed this. */
    private void check() {
        entries.forEach((name, bytes) -> {
            boolean own = name.equals(MANIFEST) || name.equals(SIGNATURE);
            if (!own && !Sha256.hex(bytes).equals(manifest.files().get(name))) {
                throw fault("`" + file + "` has been altered: `" + name + "` is not what was planned");
            }
        });
        manifest.files().keySet().stream()
                .filter(name -> !entries.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw fault("`" + file + "` has been altered: `" + name + "` is missing");
                });
        if (signature().isPresent() && signer().filter(this::isSignedBy).isEmpty()) {
            throw fault("`" + file + "` has been altered: its signature is of something else");
        }
    }

    private boolean isSignedBy(TeamKey key) {
        return signature()
                .flatMap(fields -> fields.get("signature"))
                .flatMap(text -> ofBase64(text.text()))
                .filter(signature -> key.hasSigned(signable(), signature))
                .isPresent();
    }

    private Optional<Value.Fields> signature() {
        return Optional.ofNullable(entries.get(SIGNATURE))
                .map(bytes -> Json.read(new String(bytes, StandardCharsets.UTF_8))
                        .filter(Value.Fields.class::isInstance)
                        .map(Value.Fields.class::cast)
                        .orElse(new Value.Fields(Map.of())));
    }

    private static Optional<byte[]> ofBase64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private void write() {
        try {
            OwnersFiles.replace(file, Archive.pack(entries));
        } catch (IOException e) {
            throw fault("`" + file + "` cannot be written: " + Reason.of(e));
        }
    }

    private String text(String name) {
        return new String(entries.get(name), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> entries(Path file) {
        if (!Files.isRegularFile(file)) {
            throw fault("there is no plan `" + file + "`; make one with `plan RUNBOOK --out FILE`");
        }
        try {
            return Archive.read(Files.readAllBytes(file), MOST);
        } catch (IOException e) {
            throw fault("`" + file + "` cannot be read as a plan: " + Reason.of(e));
        }
    }

    private static InvalidSource fault(String sentence) {
        return new InvalidSource(List.of(Problem.of(sentence)));
    }
}
