package dev.runbook.inventory;

import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values as Ansible reads them in INI files: Python's literals, as {@code ast.literal_eval} takes them. Tuples and sets
 * are lists here.
 */
final class PythonLiteral {

    private static final int DEEPEST = 90;

    private final PythonText text;

    private PythonLiteral(String text) {
        this.text = new PythonText(text);
    }

    /** The value that the text denotes; empty if it is no literal, and then it stands for itself. */
    static Optional<Value> parse(String text) {
        try {
            return Optional.of(new PythonLiteral(text).whole());
        } catch (NotLiteral e) {
            return Optional.empty();
        }
    }

    private Value whole() throws NotLiteral {
        text.skipBlanks();
        Value first = value(0);
        if (text.atEnd()) {
            return first;
        }
        text.expect(',');
        List<Value> items = new ArrayList<>(List.of(first));
        items.addAll(items(PythonText.END, 0));
        return Value.list(items);
    }

    private Value value(int depth) throws NotLiteral {
        if (depth > DEEPEST) {
            throw new NotLiteral();
        }
        Value value = switch (text.peek()) {
            case '(' -> parenthesis(depth);
            case '[' -> list(depth);
            case '{' -> braces(depth);
            case '+', '-' -> signed();
            case '"', '\'' -> PythonString.read(text);
            default -> word();
        };
        text.skipBlanks();
        return value;
    }

    private Value word() throws NotLiteral {
        if (text.startsNumber()) {
            return PythonNumber.read(text, false);
        }
        if (PythonString.starts(text)) {
            return PythonString.read(text);
        }
        return switch (text.name()) {
            case "True" -> Value.TRUE;
            case "False" -> Value.FALSE;
            case "None" -> Value.NOTHING;
            default -> throw new NotLiteral();
        };
    }

    private Value signed() throws NotLiteral {
        boolean negative = text.next() == '-';
        text.skipBlanks();
        if (!text.startsNumber()) {
            throw new NotLiteral();
        }
        return PythonNumber.read(text, negative);
    }

    private Value list(int depth) throws NotLiteral {
        text.expect('[');
        List<Value> items = items(']', depth);
        text.expect(']');
        return Value.list(items);
    }

    /** A tuple, or a value in parentheses. */
    private Value parenthesis(int depth) throws NotLiteral {
        text.expect('(');
        if (text.peek() == ')') {
            text.expect(')');
            return Value.list(List.of());
        }
        Value first = value(depth + 1);
        if (text.peek() == ')') {
            text.expect(')');
            return first;
        }
        text.expect(',');
        List<Value> items = new ArrayList<>(List.of(first));
        items.addAll(items(')', depth));
        text.expect(')');
        return Value.list(items);
    }

    /** A map, or a set. */
    private Value braces(int depth) throws NotLiteral {
        text.expect('{');
        if (text.peek() == '}') {
            text.expect('}');
            return Value.map(Map.of());
        }
        Value first = value(depth + 1);
        Value value = text.peek() == ':' ? map(first, depth) : set(first, depth);
        text.expect('}');
        return value;
    }

    private Value set(Value first, int depth) throws NotLiteral {
        List<Value> items = new ArrayList<>(List.of(first));
        if (text.peek() == ',') {
            text.expect(',');
            items.addAll(items('}', depth));
        }
        return Value.list(items.stream().distinct().toList());
    }

    private Value map(Value first, int depth) throws NotLiteral {
        Map<String, Value> entries = new LinkedHashMap<>();
        Value key = first;
        while (true) {
            text.expect(':');
            entries.put(name(key), value(depth + 1));
            if (text.peek() == '}') {
                return Value.map(entries);
            }
            text.expect(',');
            if (text.peek() == '}') {
                return Value.map(entries);
            }
            key = value(depth + 1);
        }
    }

    /** The items up to the closing character, with or without a comma behind the last. */
    private List<Value> items(int close, int depth) throws NotLiteral {
        List<Value> items = new ArrayList<>();
        while (text.peek() != close) {
            items.add(value(depth + 1));
            if (text.peek() != close) {
                text.expect(',');
            }
        }
        return items;
    }

    private static String name(Value key) throws NotLiteral {
        return switch (key.kind()) {
            case STRING, INT, NUMBER, BOOL -> key.text();
            case NOTHING -> "null";
            case LIST, MAP -> throw new NotLiteral();
        };
    }

    /** What makes the text stand for itself. */
    static final class NotLiteral extends Exception {

        private static final long serialVersionUID = 1L;

        NotLiteral() {
            super("not a Python literal", null, false, false);
        }
    }
}
