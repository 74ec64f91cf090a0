package dev.runbook.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Anything a variable, an argument or a result can hold. Values never change. */
public sealed interface Value {

    Value NOTHING = new Nothing();
    Value TRUE = new Bool(true);
    Value FALSE = new Bool(false);

    /** The kind in the words of the language, for messages: {@code found a list, wanted a string}. */
    Kind kind();

    /** What the value looks like inside a longer text; lists and maps as JSON. */
    String text();

    /** The families of values, named as people name them. */
    enum Kind {
        STRING("a string"),
        INT("a whole number"),
        NUMBER("a number"),
        BOOL("true or false"),
        LIST("a list"),
        MAP("a map"),
        NOTHING("nothing");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    record Text(String text) implements Value {
        @Override
        public Kind kind() {
            return Kind.STRING;
        }
    }

    record Int(long number) implements Value {
        @Override
        public Kind kind() {
            return Kind.INT;
        }

        @Override
        public String text() {
            return Long.toString(number);
        }
    }

    record Decimal(double number) implements Value {
        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }

        @Override
        public String text() {
            return Double.toString(number);
        }
    }

    record Bool(boolean truth) implements Value {
        @Override
        public Kind kind() {
            return Kind.BOOL;
        }

        @Override
        public String text() {
            return Boolean.toString(truth);
        }
    }

    record Nothing() implements Value {
        @Override
        public Kind kind() {
            return Kind.NOTHING;
        }

        @Override
        public String text() {
            return "";
        }
    }

    record Items(List<Value> items) implements Value {
        @Override
        public Kind kind() {
            return Kind.LIST;
        }

        @Override
        public String text() {
            return JsonText.of(this);
        }
    }

    /** A map in the order it was written. The map given may compute its entries when they are asked for. */
    record Fields(Map<String, Value> entries) implements Value {
        @Override
        public Kind kind() {
            return Kind.MAP;
        }

        public Optional<Value> get(String name) {
            return Optional.ofNullable(entries.get(name));
        }

        @Override
        public String text() {
            return JsonText.of(this);
        }
    }

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(long number) {
        return new Int(number);
    }

    static Value of(double number) {
        return new Decimal(number);
    }

    static Value of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    static Items list(List<? extends Value> items) {
        return new Items(List.copyOf(items));
    }

    static Items texts(List<String> texts) {
        List<Value> items = new ArrayList<>(texts.size());
        texts.forEach(text -> items.add(of(text)));
        return new Items(Collections.unmodifiableList(items));
    }

    static Fields map(Map<String, ? extends Value> entries) {
        return new Fields(Collections.unmodifiableMap(new LinkedHashMap<>(entries)));
    }
}
