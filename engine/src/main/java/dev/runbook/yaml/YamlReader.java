package dev.runbook.yaml;

import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.source.Span;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML. Duplicate keys, a second document, custom tags, cycles and absurd nesting are mistakes in the file.
 */
public final class YamlReader {

    private static final int DEEPEST = 100;

    /** More than any file of the greatest size holds without aliases that multiply. */
    private static final int MOST_VALUES = 5_000_000;

    private final SourceFile file;
    private final Dialect dialect;
    private final Problems problems;
    private int values;

    private YamlReader(SourceFile file, Dialect dialect, Problems problems) {
        this.file = file;
        this.dialect = dialect;
        this.problems = problems;
    }

    /** The file's one document; empty if it holds none or cannot be read, which is then among the problems. */
    public static Optional<Node> read(SourceFile file, Problems problems) {
        return read(file, Dialect.YAML_1_2, problems);
    }

    public static Optional<Node> read(SourceFile file, Dialect dialect, Problems problems) {
        return new YamlReader(file, dialect, problems).read();
    }

    private Optional<Node> read() {
        try {
            Composer composer = new Composer(dialect.settings(), new ShallowParser(parser()));
            return composer.getSingleNode().map(node -> convert(node, 0));
        } catch (TooDeep e) {
            problems.add(
                    e.event.getStartMark().map(this::point).orElseGet(file::start),
                    "nested more than " + DEEPEST + " levels deep");
        } catch (MarkedYamlEngineException e) {
            problems.add(e.getProblemMark().map(this::point).orElseGet(file::start), YamlFault.describe(e));
        } catch (YamlEngineException e) {
            problems.add(file.start(), YamlFault.describe(e));
        }
        return Optional.empty();
    }

    /** Composing recurses into what nests, so this counts how deep that is. */
    private static final class ShallowParser implements Parser {
        private final Parser events;
        private int depth;

        ShallowParser(Parser events) {
            this.events = events;
        }

        @Override
        public boolean checkEvent(Event.ID choice) {
            return events.checkEvent(choice);
        }

        @Override
        public Event peekEvent() {
            return events.peekEvent();
        }

        @Override
        public boolean hasNext() {
            return events.hasNext();
        }

        @Override
        public Event next() {
            Event event = events.next();
            depth += step(event);
            if (depth > DEEPEST) {
                throw new TooDeep(event);
            }
            return event;
        }

        private static int step(Event event) {
            return switch (event.getEventId()) {
                case MappingStart, SequenceStart -> 1;
                case MappingEnd, SequenceEnd -> -1;
                default -> 0;
            };
        }
    }

    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Event event;

        TooDeep(Event event) {
            this.event = event;
        }
    }

    private ParserImpl parser() {
        return new ParserImpl(dialect.settings(), new StreamReader(dialect.settings(), file.text()));
    }

    private Node convert(org.snakeyaml.engine.v2.nodes.Node node, int depth) {
        if (depth > DEEPEST) {
            problems.add(span(node), "an alias leads back to itself");
            return new Node.Scalar(span(node), Value.NOTHING, false);
        }
        if (++values > MOST_VALUES) {
            throw new YamlEngineException(
                    "the aliases stand for more than " + MOST_VALUES + " values; write out what is meant");
        }
        if (node instanceof MappingNode mapping) {
            return convertMapping(mapping, depth);
        }
        if (node instanceof SequenceNode sequence) {
            return new Node.Sequence(
                    span(node),
                    sequence.getValue().stream()
                            .map(item -> convert(item, depth + 1))
                            .toList());
        }
        return convertScalar((ScalarNode) node);
    }

    private Node convertMapping(MappingNode mapping, int depth) {
        Map<String, Span> seen = new HashMap<>();
        List<Node.Entry> entries = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            key(tuple.getKeyNode(), seen)
                    .ifPresent(key -> entries.add(new Node.Entry(key, convert(tuple.getValueNode(), depth + 1))));
        }
        return new Node.Mapping(span(mapping), List.copyOf(entries));
    }

    /** A key is the text that was written, never a number or a truth; empty if it is none or stood there before. */
    private Optional<Node.Scalar> key(org.snakeyaml.engine.v2.nodes.Node node, Map<String, Span> seen) {
        if (!(node instanceof ScalarNode name)) {
            problems.add(span(node), noKey(node));
            return Optional.empty();
        }
        Span first = seen.putIfAbsent(name.getValue(), span(name));
        if (first != null) {
            problems.add(span(name), "duplicate key `" + name.getValue() + "`; it is already on line " + first.line());
            return Optional.empty();
        }
        return Optional.of(new Node.Scalar(span(name), Value.of(name.getValue()), quoted(name)));
    }

    private String noKey(org.snakeyaml.engine.v2.nodes.Node node) {
        boolean template = file.line(span(node).line())
                .startsWith("{{", Math.max(0, span(node).column() - 2));
        return template
                ? "`{{` begins a map here; put the whole text in quotes: `\"{{ … }}\"`"
                : "a key is " + convert(node, 1).kind() + ", wanted a string";
    }

    private Node convertScalar(ScalarNode scalar) {
        return new Node.Scalar(span(scalar), scalarValue(scalar), quoted(scalar));
    }

    private static boolean quoted(ScalarNode scalar) {
        return scalar.getScalarStyle() != ScalarStyle.PLAIN;
    }

    private Value scalarValue(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.STR)) {
            return Value.of(text);
        }
        if (tag.equals(Tag.NULL)) {
            return Value.NOTHING;
        }
        if (!tag.equals(Tag.BOOL) && !tag.equals(Tag.INT) && !tag.equals(Tag.FLOAT)) {
            return taggedValue(scalar, tag);
        }
        try {
            return dialect.value(tag, text);
        } catch (ArithmeticException | NumberFormatException e) {
            return Value.of(text);
        }
    }

    private Value taggedValue(ScalarNode scalar, Tag tag) {
        String wording = tag.getValue().equals("!vault")
                ? "vault is not supported yet; decrypt this value or give it with -e"
                : "unknown tag `" + tag.getValue() + "`; write plain values";
        problems.add(span(scalar), wording);
        return Value.of(scalar.getValue());
    }

    /** A block scalar's text starts on the line below its indicator; its span names the indicator. */
    private Span span(org.snakeyaml.engine.v2.nodes.Node node) {
        Mark start = node.getStartMark().orElseThrow();
        Mark end = node.getEndMark().orElseThrow();
        int length = node instanceof ScalarNode && end.getLine() == start.getLine()
                ? end.getColumn() - start.getColumn()
                : 0;
        return file.at(start.getLine() + 1, start.getColumn() + 1, length);
    }

    private Span point(Mark mark) {
        return file.at(mark.getLine() + 1, mark.getColumn() + 1, 1);
    }
}
