package dev.runbook.inventory;

import dev.runbook.inventory.PythonLiteral.NotLiteral;
import dev.runbook.value.Value;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's whole and decimal numbers: {@code 0x1F}, {@code 1_000}, {@code 1e3}; never a zero before other digits. */
final class PythonNumber {

    private static final String DIGITS = "[0-9](?:_?[0-9])*+";

    private static final Pattern DECIMAL = Pattern.compile("(?:(?:" + DIGITS + ")?\\." + DIGITS + "|" + DIGITS
            + "\\.)(?:[eE][-+]?" + DIGITS + ")?|" + DIGITS + "[eE][-+]?" + DIGITS);

    private static final Pattern WHOLE = Pattern.compile(
            "0[xX]((?:_?[0-9a-fA-F])++)|0[oO]((?:_?[0-7])++)|0[bB]((?:_?[01])++)|([1-9](?:_?[0-9])*+|0(?:_?0)*+)");

    private static final int[] RADIX = {0, 16, 8, 2, 10};

    /** More digits than any number that fits. */
    private static final int LONGEST = 400;

    private PythonNumber() {}

    static Value read(PythonText text, boolean negative) throws NotLiteral {
        String ahead = text.rest();
        if (ahead.length() > LONGEST) {
            ahead = ahead.substring(0, LONGEST);
        }
        Matcher decimal = DECIMAL.matcher(ahead);
        if (decimal.lookingAt()) {
            end(text, decimal);
            double number = Double.parseDouble(decimal.group().replace("_", ""));
            return Value.of(negative ? -number : number);
        }
        Matcher whole = WHOLE.matcher(ahead);
        if (!whole.lookingAt()) {
            throw new NotLiteral();
        }
        end(text, whole);
        return Value.of(whole(whole, negative ? "-" : ""));
    }

    /** A number ends where no letter, digit or dot follows. */
    private static void end(PythonText text, Matcher number) throws NotLiteral {
        text.skip(number.end());
        int next = text.peek();
        if (next == '.' || next != PythonText.END && Character.isUnicodeIdentifierPart(next)) {
            throw new NotLiteral();
        }
    }

    private static long whole(Matcher number, String sign) throws NotLiteral {
        for (int group = 1; group <= number.groupCount(); group++) {
            if (number.group(group) != null) {
                return whole(sign + number.group(group).replace("_", ""), RADIX[group]);
            }
        }
        throw new NotLiteral();
    }

    private static long whole(String digits, int radix) throws NotLiteral {
        try {
            return Long.parseLong(digits, radix);
        } catch (NumberFormatException e) {
            throw new NotLiteral();
        }
    }
}
