package dev.runbook.json;

import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Halves of characters. UTF-8 cannot hold them, JSON can as escapes in its strings, but readers refuse them in names. */
final class Surrogates {

    private Surrogates() {}

    /** The JSON text with each half that stands alone as an escape. */
    static String escaped(String json) {
        return each(json, half -> String.format("\\u%04x", half));
    }

    /** The name with the usual sign for what is no character in place of each half. */
    static String replaced(String name) {
        return each(name, half -> "\ufffd");
    }

    private static String each(String text, IntFunction<String> replacement) {
        if (isWhole(text)) {
            return text;
        }
        return text.codePoints()
                .mapToObj(point -> isHalf(point) ? replacement.apply(point) : Character.toString(point))
                .collect(Collectors.joining());
    }

    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && isHalf(text.codePointAt(i++))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
