package dev.runbook.template.shell;

import dev.runbook.source.Problems;
import dev.runbook.template.operation.Fault;
import dev.runbook.template.syntax.Passage;
import dev.runbook.template.syntax.Program;

/** Finds variables that stand where no quoting helps, before any of them has a value. */
public final class ShellCheck {

    private ShellCheck() {}

    public static void check(Program program, Passage passage, Problems problems) {
        if (program.isOnlyVariableWithout("raw")) {
            problems.add(
                    passage.span(0, passage.text().length()),
                    "the whole script is one variable, which would be quoted; write `{{ … | raw }}` to run what it holds");
            return;
        }
        ShellReader reader = new ShellReader();
        for (Program.Piece piece : program.pieces()) {
            if (piece.isRaw()) {
                return;
            }
            piece.literal().ifPresent(reader::read);
            if (piece.literal().isEmpty()) {
                check(reader, piece, passage, problems);
            }
        }
    }

    private static void check(ShellReader reader, Program.Piece piece, Passage passage, Problems problems) {
        try {
            Refusals.check(reader);
        } catch (Fault e) {
            problems.add(passage.word(piece.offset()), e.getMessage());
        }
        reader.skipValue();
    }
}
