package dev.runbook.lab.service.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which options a program knows, and the words of a call read by them as getopt does. */
public final class Options {

    private record Known(String key, boolean takesValue) {}

    private final String program;
    private final Map<String, Known> known = new TreeMap<>();
    private boolean mixed = true;

    private Options(String program) {
        this.program = program;
    }

    public static Options of(String program) {
        return new Options(program);
    }

    /** An option without a value, by all its names, such as {@code -a} and {@code --all}; the last is asked for. */
    public Options flag(String... names) {
        return know(names, false);
    }

    /** An option with a value; the last of its names is asked for. */
    public Options value(String... names) {
        return know(names, true);
    }

    /** Options end where the first other word stands, as in {@code docker exec NAME ls -l}. */
    public Options untilFirstOperand() {
        mixed = false;
        return this;
    }

    public Words read(List<String> words) {
        return new Reading(words).read();
    }

    private Options know(String[] names, boolean takesValue) {
        for (String name : names) {
            known.put(name, new Known(names[names.length - 1], takesValue));
        }
        return this;
    }

    /** The words of one call, taken apart. */
    public record Words(Map<String, List<String>> options, List<String> operands) {

        public boolean has(String name) {
            return options.containsKey(name);
        }

        /** The last value that was given; empty if none was. */
        public Optional<String> last(String name) {
            List<String> values = all(name);
            return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
        }

        public List<String> all(String name) {
            return options.getOrDefault(name, List.of());
        }
    }

    private final class Reading {

        private final Deque<String> left;
        private final Map<String, List<String>> options = new LinkedHashMap<>();
        private final List<String> operands = new ArrayList<>();

        Reading(List<String> words) {
            this.left = new ArrayDeque<>(words);
        }

        Words read() {
            while (!left.isEmpty()) {
                take(left.pop());
            }
            return new Words(options, operands);
        }

        private void take(String word) {
            if (word.equals("--")) {
                takeOperands();
            } else if (word.startsWith("--")) {
                takeLong(word);
            } else if (word.startsWith("-") && word.length() > 1) {
                takeShort(word);
            } else {
                operands.add(word);
                if (!mixed) {
                    takeOperands();
                }
            }
        }

        private void takeOperands() {
            operands.addAll(left);
            left.clear();
        }

        private void takeLong(String word) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                give(known(word, word), Optional.empty());
            } else {
                give(known(word.substring(0, equals), word), Optional.of(word.substring(equals + 1)));
            }
        }

        /** One letter or several; what follows one that takes a value is the value. */
        private void takeShort(String word) {
            for (int i = 1; i < word.length(); i++) {
                Known option = known("-" + word.charAt(i), word);
                if (option.takesValue && i + 1 < word.length()) {
                    give(option, Optional.of(word.substring(i + 1)));
                    return;
                }
                give(option, Optional.empty());
            }
        }

        private void give(Known option, Optional<String> written) {
            options.computeIfAbsent(option.key, key -> new ArrayList<>()).add(value(option, written));
        }

        private String value(Known option, Optional<String> written) {
            if (!option.takesValue) {
                return written.orElse("true");
            }
            return written.or(() -> Optional.ofNullable(left.poll()))
                    .orElseThrow(() -> Refusal.of(1, program + ": option `" + option.key + "` wants a value"));
        }

        private Known known(String name, String word) {
            return Optional.ofNullable(known.get(name))
                    .orElseThrow(() -> Refusal.notKnown(program, word, String.join(" ", known.keySet())));
        }
    }
}
