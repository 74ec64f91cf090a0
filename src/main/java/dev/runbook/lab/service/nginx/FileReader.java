package dev.runbook.lab.service.nginx;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads a configuration file, and those that it includes, into directives. */
final class FileReader {

    private static final int DEEPEST = 20;

    private final Path prefix;
    private final int depth;

    /** @param prefix where relative names lead from */
    FileReader(Path prefix) {
        this(prefix, 0);
    }

    private FileReader(Path prefix, int depth) {
        this.prefix = prefix;
        this.depth = depth;
    }

    List<Directive> read(Path file) {
        Words words = new Words(file, text(file));
        List<Word> all = words.read();
        Iterator<Word> left = all.iterator();
        List<Directive> directives = block(file, left, false, words);
        if (left.hasNext()) {
            throw new Emergency("unexpected \"}\" in " + file + ":"
                    + all.get(all.size() - 1).line());
        }
        return directives;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Emergency("open() \"" + file + "\" failed (2: No such file or directory)");
        }
    }

    private List<Directive> block(Path file, Iterator<Word> words, boolean isInner, Words source) {
        List<Directive> directives = new ArrayList<>();
        while (words.hasNext()) {
            Word first = words.next();
            if (first.isMark("}") && isInner) {
                return directives;
            }
            if (!first.isText()) {
                throw new Emergency("unexpected \"" + first.text() + "\" in " + file + ":" + first.line());
            }
            directives.addAll(directive(file, first, words, source));
        }
        if (isInner) {
            throw new Emergency(
                    "unexpected end of file, expecting \";\" or \"}\" in " + file + ":" + source.lastLine());
        }
        return directives;
    }

    /** One directive; for an include, what it includes. */
    private List<Directive> directive(Path file, Word first, Iterator<Word> words, Words source) {
        List<String> arguments = new ArrayList<>();
        while (words.hasNext()) {
            Word word = words.next();
            if (word.isText()) {
                arguments.add(word.text());
            } else if (word.isMark("}")) {
                throw new Emergency("unexpected \"}\" in " + file + ":" + word.line());
            } else {
                Optional<List<Directive>> block =
                        word.isMark("{") ? Optional.of(block(file, words, true, source)) : Optional.empty();
                Directive directive = new Directive(first.text(), List.copyOf(arguments), block, file, first.line());
                return directive.is("include") ? included(directive) : List.of(directive);
            }
        }
        throw new Emergency("unexpected end of file, expecting \";\" or \"}\" in " + file + ":" + source.lastLine());
    }

    private List<Directive> included(Directive include) {
        if (include.arguments().size() != 1 || include.block().isPresent()) {
            throw Emergency.at(include, "invalid number of arguments in \"include\" directive");
        }
        if (depth == DEEPEST) {
            throw Emergency.at(include, "too many includes, one inside the other,");
        }
        FileReader reader = new FileReader(prefix, depth + 1);
        return files(include).map(reader::read).flatMap(List::stream).toList();
    }

    /** One file, or with a star those that fit, of which there may be none. */
    private Stream<Path> files(Directive include) {
        Path named = prefix.resolve(include.first());
        String name = named.getFileName().toString();
        if (!name.contains("*")) {
            return Stream.of(named);
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(named.getParent(), name)) {
            return StreamSupport.stream(found.spliterator(), false).sorted().toList().stream();
        } catch (IOException none) {
            return Stream.of();
        }
    }
}
