package dev.runbook.lab.service.database;

import dev.runbook.json.Json;
import dev.runbook.lab.service.sql.Contents;
import dev.runbook.lab.service.sql.Table;
import dev.runbook.value.Sha256;
import dev.runbook.value.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All tables in one file. First comes a line that says what the file is, then the list of what it holds and its
 * checksum, a line each, then the rows of each table as COPY writes them. Every part has a checksum, and only whoever
 * reads a part notices that it is damaged.
 */
record Dump(String owner, List<String> schemas, List<Entry> entries, byte[] rows) {

    /** The file, or a part of it, is not what it was when it was written. */
    static final class Damaged extends Exception {
        Damaged(String message) {
            super(message);
        }
    }

    /** A table in the dump. */
    record Entry(String schema, String table, String definition, String copy, int bytes, String checksum) {}

    private static final String MAGIC = "PGDMP of the lab's stand-in, 1\n";

    static Dump of(Contents contents, String owner) {
        List<Entry> entries = new ArrayList<>();
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (Table table : contents.tables()) {
            byte[] lines = lines(table);
            rows.writeBytes(lines);
            entries.add(new Entry(
                    table.name().schema(),
                    table.name().name(),
                    table.definition(),
                    table.copyStatement(),
                    lines.length,
                    Sha256.hex(lines)));
        }
        return new Dump(owner, List.copyOf(contents.schemas().keySet()), entries, rows.toByteArray());
    }

    byte[] file() {
        String list = Json.write(list());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(utf8(MAGIC + list + "\n" + Sha256.hex(utf8(list)) + "\n"));
        file.writeBytes(rows);
        return file.toByteArray();
    }

    /** Reads the list; the rows are looked at by whoever takes them. */
    static Dump read(byte[] file) throws Damaged {
        int list = after(file, 0);
        int sum = after(file, list);
        int rows = after(file, sum);
        if (!text(file, 0, list).equals(MAGIC)) {
            throw new Damaged("input file does not appear to be a valid archive");
        }
        String written = text(file, list, sum).stripTrailing();
        if (!text(file, sum, rows).strip().equals(Sha256.hex(utf8(written)))) {
            throw new Damaged("could not read from input file: the list of its contents is damaged");
        }
        return of((Value.Fields) Json.read(written).orElseThrow(), Arrays.copyOfRange(file, rows, file.length));
    }

    /** The rows of an entry, as they were when they were dumped. */
    String rowsOf(Entry entry) throws Damaged {
        int from = entries.subList(0, entries.indexOf(entry)).stream()
                .mapToInt(Entry::bytes)
                .sum();
        if (from + entry.bytes > rows.length) {
            throw new Damaged("could not read from input file: end of file");
        }
        byte[] lines = Arrays.copyOfRange(rows, from, from + entry.bytes);
        if (!Sha256.hex(lines).equals(entry.checksum)) {
            throw new Damaged("could not read from input file: the data of table \"" + entry.table + "\" is damaged");
        }
        return new String(lines, StandardCharsets.UTF_8);
    }

    private Value list() {
        return Value.map(Map.of(
                "owner", Value.of(owner),
                "schemas", Value.texts(schemas),
                "entries", Value.list(entries.stream().map(Dump::value).toList())));
    }

    private static Value value(Entry entry) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("schema", Value.of(entry.schema));
        fields.put("table", Value.of(entry.table));
        fields.put("definition", Value.of(entry.definition));
        fields.put("copy", Value.of(entry.copy));
        fields.put("bytes", Value.of(entry.bytes));
        fields.put("checksum", Value.of(entry.checksum));
        return Value.map(fields);
    }

    private static Dump of(Value.Fields list, byte[] rows) {
        return new Dump(
                text(list, "owner"),
                items(list, "schemas").stream().map(Value::text).toList(),
                items(list, "entries").stream()
                        .map(entry -> entry((Value.Fields) entry))
                        .toList(),
                rows);
    }

    private static Entry entry(Value.Fields entry) {
        return new Entry(
                text(entry, "schema"),
                text(entry, "table"),
                text(entry, "definition"),
                text(entry, "copy"),
                Integer.parseInt(text(entry, "bytes")),
                text(entry, "checksum"));
    }

    private static String text(Value.Fields fields, String name) {
        return fields.get(name).orElseThrow().text();
    }

    private static List<Value> items(Value.Fields fields, String name) {
        return ((Value.Items) fields.get(name).orElseThrow()).items();
    }

    private static byte[] lines(Table table) {
        List<String> lines = table.lines();
        return utf8(lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }

    private static int after(byte[] file, int from) {
        for (int i = from; i < file.length; i++) {
            if (file[i] == '\n') {
                return i + 1;
            }
        }
        return file.length;
    }

    private static String text(byte[] file, int from, int to) {
        return new String(file, from, to - from, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
