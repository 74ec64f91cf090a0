package dev.runbook.template.shell;

import dev.runbook.template.operation.Fault;

/** Places where no quoting makes a value arrive as it is; the author can always write it otherwise. */
final class Refusals {

    private Refusals() {}

    static void check(ShellReader reader) {
        reader.lost().ifPresent(cause -> refuse(true, "behind " + cause + "; set a shell variable before that"));
        refuse(reader.isIn(Place.BACKTICKS), "in backticks; write `$(…)` instead");
        refuse(reader.place() == Place.ESCAPED_QUOTES, "in `$'…'`; write `'…'` instead");
        refuse(reader.place() == Place.QUOTED_PARAMETER, "in `\"${…}\"`; set a shell variable first");
        refuse(reader.documents().isNaming(), "as the delimiter of a here-document; write it out");
        refuse(reader.isEscaped(), "behind a backslash; it is quoted anyway, leave the backslash out");
        refuse(reader.dollar() == Dollar.SIGN, "behind `$`; write `| raw` if it names a shell variable");
        refuse(
                reader.dollar() == Dollar.NAME && reader.place() == Place.HERE_DOCUMENT,
                "behind the name of a shell variable; write the name as `${…}`");
    }

    private static void refuse(boolean met, String where) {
        if (met) {
            throw new Fault("a variable stands " + where);
        }
    }
}
