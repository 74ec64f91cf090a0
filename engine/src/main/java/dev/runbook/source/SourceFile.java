package dev.runbook.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A text with a name to show; the name is how the operator knows the file. */
public final class SourceFile {

    /** Files above this many bytes are not procedures or inventories. */
    static final long LARGEST = 8L * 1024 * 1024;

    private final String name;
    private final String text;
    private final int[] lineStarts;
    private final boolean confidential;

    public SourceFile(String name, String text) {
        this(name, text, false);
    }

    private SourceFile(String name, String text, boolean confidential) {
        this.name = name;
        this.text = text;
        this.confidential = confidential;
        this.lineStarts = lineStarts(text);
    }

    private static int[] lineStarts(String text) {
        IntStream.Builder starts = IntStream.builder().add(0);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean first = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if ((c == '\n' || c == '\r') && !first) {
                starts.add(i + 1);
            }
        }
        return starts.build().toArray();
    }

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
            throw fault(name, "cannot be read: " + Reason.of(e));
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

    /** The same, but no message shows a line of it: there may be secrets in it. */
    public SourceFile confidential() {
        return new SourceFile(name, text, true);
    }

    public boolean isConfidential() {
        return confidential;
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** The lines, without their ends. */
    public List<String> lines() {
        return text.lines().toList();
    }

    /** The line with this number, from 1; empty behind the end. */
    public String line(int number) {
        if (number < 1 || number > lineStarts.length) {
            return "";
        }
        String line = text.substring(offsetOfLine(number), offsetOfLine(number + 1));
        return line.lines().findFirst().orElse("");
    }

    /** Where a line starts in the text, in characters; the end of the text for a line behind it. */
    public int offsetOfLine(int number) {
        return number > lineStarts.length ? text.length() : lineStarts[number - 1];
    }

    /** The place at this offset of the text. */
    public Span at(int offset, int length) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return at(line + 1, offset - lineStarts[line] + 1, length);
    }

    public Span at(int line, int column, int length) {
        return new Span(this, line, column, length);
    }

    public Span start() {
        return at(1, 1, 0);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof SourceFile file && name.equals(file.name) && text.equals(file.text);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    private static InvalidSource fault(String name, String what) {
        return new InvalidSource(List.of(Problem.of("`" + name + "` " + what)));
    }
}
