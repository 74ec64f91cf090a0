package dev.runbook.lab.service.sql;

import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A block of PL/pgSQL: statements, loops over rows, and statements that are put together as text. */
record DoBlock(List<Part> parts) implements Statement {

    /** A step of the block. */
    sealed interface Part {

        /** Does it, and adds what there is to notice. */
        void run(Work work, Setting setting, List<String> notices);
    }

    record Plain(Statement statement) implements Part {
        @Override
        public void run(Work work, Setting setting, List<String> notices) {
            notices.addAll(statement.run(work).notices());
        }
    }

    record Execute(Expression text) implements Part {
        @Override
        public void run(Work work, Setting setting, List<String> notices) {
            String statement = text.in(Row.empty(setting)).text();
            notices.addAll(Statement.read(statement).run(work).notices());
        }
    }

    /** @param variable takes the first column of each row in turn */
    record ForEach(String variable, Select rows, List<Part> parts) implements Part {
        @Override
        public void run(Work work, Setting setting, List<String> notices) {
            for (List<Value> row : rows.run(setting).rows()) {
                Setting inner = setting.with(variable, row.get(0));
                parts.forEach(part -> part.run(work, inner, notices));
            }
        }
    }

    @Override
    public Result run(Work work) {
        List<String> notices = new ArrayList<>();
        parts.forEach(part -> part.run(work, work.setting(), notices));
        return Result.noticing("DO", notices);
    }
}
