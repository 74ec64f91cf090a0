package dev.runbook.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A text with a name to show; the name is how the operator knows the file. */
public record SourceFile(String name, String text) {

    /** Files above this many bytes are not procedures or inventories. */
    static final long LARGEST = 8L * 1024 * 1024;

    /** Reads UTF-8, with or without a byte order mark; anything else is the file's fault and says so. */
    public static SourceFile read(Path path) {
        return read(path, path.toString());
    }

    public static SourceFile read(Path path, String name) {
        try {
            if (Files.isDirectory(path)) {
                throw fault(name, "is a directory, wanted a file");
            }
            if (Files.size(path) > LARGEST) {
                throw fault(name, "is larger than 8 MiB, wanted a text that people write");
            }
            return decode(name, Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            throw fault(name, "does not exist");
        } catch (IOException e) {
            throw fault(name, "cannot be read: " + e.getMessage());
        }
    }

    /** Decodes what was read from elsewhere, the jar for instance. */
    public static SourceFile decode(String name, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw fault(name, "holds a NUL character, wanted a text file");
            }
            return new SourceFile(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw fault(name, "is not UTF-8 text");
        }
    }

    /** The lines, without their ends. */
    public List<String> lines() {
        return text.lines().toList();
    }

    /** The line with this number, from 1; empty behind the end. */
    public String line(int number) {
        return text.lines().skip(number - 1L).findFirst().orElse("");
    }

    public Span at(int line, int column, int length) {
        return new Span(this, line, column, length);
    }

    public Span start() {
        return at(1, 1, 0);
    }

    @Override
    public String toString() {
        return name;
    }

    private static InvalidSource fault(String name, String what) {
        return new InvalidSource(List.of(Problem.of("`" + name + "` " + what)));
    }
}
