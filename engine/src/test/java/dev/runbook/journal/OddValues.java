package dev.runbook.journal;

import dev.runbook.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Values of every kind, with a liking for those that break things. */
final class OddValues {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "plain",
            "two\nlines\r\n",
            "\u0000\u0001\u001b[2J\u007f\u0085\u2028\u2029\ufeff",
            "quotes \" ' ` \\ and {\"n\":1}",
            ",\"check\":\"0123456789abcdef\"}",
            "漢字 \ud83d\ude00 e\u0301",
            "half \ud83d of a character",
            "\udc00",
            "null",
            "true",
            "1e400",
            "\t".repeat(3000));
    private static final List<Long> LONGS = List.of(0L, -1L, 1000L, Long.MAX_VALUE, Long.MIN_VALUE);
    private static final List<Double> DOUBLES =
            List.of(0.0, -0.0, 0.1, 1.0, 1e300, 5e-324, Double.MAX_VALUE, 1.0 / 3, 12345678901234567890.0);

    private final Random random;

    OddValues(long seed) {
        this.random = new Random(seed);
    }

    String text() {
        return random.nextInt(4) == 0 ? randomText() : any(TEXTS);
    }

    Value value() {
        return value(3);
    }

    Map<String, Value> map() {
        return map(3);
    }

    int number() {
        return any(List.of(0, 1, 7, 1_000_000, Integer.MAX_VALUE));
    }

    boolean truth() {
        return random.nextBoolean();
    }

    Duration duration() {
        return any(List.of(
                Duration.ZERO,
                Duration.ofNanos(1),
                Duration.ofMillis(1),
                Duration.ofMillis(1001),
                Duration.ofDays(400).plusNanos(999_999_999),
                Duration.ofMillis(-1)));
    }

    <T> Optional<T> maybe(Supplier<T> some) {
        return truth() ? Optional.of(some.get()) : Optional.empty();
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.add(text());
        }
        return List.copyOf(texts);
    }

    StepPath path() {
        StepPath path = StepPath.ROOT;
        for (int i = random.nextInt(4); i > 0; i--) {
            String id = any(List.of("stop", "put-back/undo", "größe-2", "a.b_c", "9"));
            path = truth() ? path.then(id) : path.thenItem(id, random.nextInt(1000));
        }
        return path;
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private Value value(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> Value.of(text());
            case 1 -> Value.of(any(LONGS));
            case 2 -> Value.of(any(DOUBLES));
            case 3 -> Value.of(truth());
            case 4 -> Value.NOTHING;
            case 5 -> Value.map(map(depth - 1));
            default -> {
                List<Value> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(depth - 1));
                }
                yield Value.list(items);
            }
        };
    }

    private Map<String, Value> map(int depth) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            entries.put(whole(text()), value(depth));
        }
        return entries;
    }

    /** Names hold whole characters. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private String randomText() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append((char) random.nextInt(0x10000));
        }
        return text.toString();
    }
}
