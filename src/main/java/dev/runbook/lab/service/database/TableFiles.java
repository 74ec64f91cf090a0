package dev.runbook.lab.service.database;

import dev.runbook.lab.service.sql.Contents;
import dev.runbook.lab.service.sql.Table;
import dev.runbook.lab.service.sql.TableName;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The contents of a database as files: a folder for each schema, a file for each table, its definition on the first line
 * and a row on each line below, as COPY writes it.
 */
final class TableFiles {

    private static final String ENDING = ".rows";

    private final Path folder;

    TableFiles(Path folder) {
        this.folder = folder;
    }

    Contents read() throws IOException {
        Contents contents = Contents.none();
        for (Path schema : list(folder)) {
            contents = contents.withSchema(name(schema.getFileName().toString()));
            for (Path file : list(schema)) {
                contents = with(contents, file);
            }
        }
        return contents;
    }

    private static Contents with(Contents contents, Path file) throws IOException {
        List<String> lines = List.of(Files.readString(file).split("\n"));
        return contents.with(Table.of(lines.get(0), lines.subList(1, lines.size())));
    }

    /** All or nothing: what has changed is written beside the old files first, then takes their names. */
    void write(Contents before, Contents after) throws IOException {
        Map<Path, Path> written = new LinkedHashMap<>();
        try {
            for (String schema : after.schemas().keySet()) {
                Files.createDirectories(folder(schema));
            }
            for (Table table : after.tables()) {
                if (!before.find(table.name()).equals(after.find(table.name()))) {
                    written.put(writeBeside(table), file(table.name()));
                }
            }
        } catch (IOException e) {
            for (Path part : written.keySet()) {
                Files.deleteIfExists(part);
            }
            throw e;
        }
        for (Map.Entry<Path, Path> file : written.entrySet()) {
            Files.move(file.getKey(), file.getValue(), StandardCopyOption.ATOMIC_MOVE);
        }
        remove(before, after);
    }

    private void remove(Contents before, Contents after) throws IOException {
        for (Table table : before.tables()) {
            if (after.find(table.name()).isEmpty()) {
                Files.deleteIfExists(file(table.name()));
            }
        }
        for (String schema : before.schemas().keySet()) {
            if (!after.schemas().containsKey(schema)) {
                Files.deleteIfExists(folder(schema));
            }
        }
    }

    private Path writeBeside(Table table) throws IOException {
        Path part =
                folder(table.name().schema()).resolve("." + encoded(table.name().name()) + ".new");
        List<String> lines = new ArrayList<>(List.of(table.definition()));
        lines.addAll(table.lines());
        return Files.writeString(part, String.join("\n", lines) + "\n");
    }

    private Path folder(String schema) {
        return folder.resolve(encoded(schema));
    }

    private Path file(TableName table) {
        return folder(table.schema()).resolve(encoded(table.name()) + ENDING);
    }

    /** Whatever a name holds, it leads nowhere else. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace(".", "%2E")
                .replace("*", "%2A");
    }

    private static String name(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
