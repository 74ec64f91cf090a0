package dev.runbook.lab.service.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The statements that make, change and drop tables and schemas. */
final class Definitions {

    private Definitions() {}

    record CreateTable(TableName name, List<Column> columns, boolean ifNotExists) implements Statement {
        @Override
        public Result run(Work work) {
            if (work.contents().find(name).isPresent()) {
                String exists = "relation \"" + name + "\" already exists";
                return ifNotExists ? skipped("CREATE TABLE", exists) : fail(exists);
            }
            if (columns.stream().map(Column::name).distinct().count() < columns.size()) {
                throw new SqlError("a column is specified more than once");
            }
            work.replace(work.contents().with(new Table(name, columns, List.of())));
            return Result.done("CREATE TABLE");
        }
    }

    record DropTable(List<TableName> names, boolean ifExists) implements Statement {
        @Override
        public Result run(Work work) {
            List<String> notices = new ArrayList<>();
            for (TableName name : names) {
                if (work.contents().find(name).isPresent()) {
                    work.replace(work.contents().without(name));
                } else {
                    String missing = "table \"" + name + "\" does not exist";
                    notices.add(
                            ifExists
                                    ? notice(missing + ", skipping")
                                    : fail(missing).tag());
                }
            }
            return Result.noticing("DROP TABLE", notices);
        }
    }

    /** One change of a table, as a function of the table. */
    record AlterTable(TableName name, boolean ifExists, List<UnaryOperator<Table>> changes) implements Statement {
        @Override
        public Result run(Work work) {
            Optional<Table> found = work.contents().find(name);
            if (found.isEmpty() && ifExists) {
                return skipped("ALTER TABLE", "relation \"" + name + "\" does not exist");
            }
            Table table = found.orElseThrow(() -> SqlError.noTable(name.toString()));
            for (UnaryOperator<Table> change : changes) {
                table = change.apply(table);
            }
            Contents without = work.contents().without(name);
            if (without.find(table.name()).isPresent()) {
                throw new SqlError("relation \"" + table.name() + "\" already exists");
            }
            work.replace(without.with(table));
            return Result.done("ALTER TABLE");
        }
    }

    record CreateSchema(String name, boolean ifNotExists) implements Statement {
        @Override
        public Result run(Work work) {
            if (ifNotExists && work.contents().schemas().containsKey(name)) {
                return skipped("CREATE SCHEMA", "schema \"" + name + "\" already exists");
            }
            work.replace(work.contents().withSchema(name));
            return Result.done("CREATE SCHEMA");
        }
    }

    record DropSchema(String name, boolean cascade, boolean ifExists) implements Statement {
        @Override
        public Result run(Work work) {
            if (!work.contents().schemas().containsKey(name)) {
                String missing = "schema \"" + name + "\" does not exist";
                return ifExists ? skipped("DROP SCHEMA", missing) : fail(missing);
            }
            int tables = work.contents().schemas().get(name).size();
            if (tables > 0 && !cascade) {
                throw new SqlError("cannot drop schema " + name + " because other objects depend on it\n"
                        + "HINT:  Use DROP ... CASCADE to drop the dependent objects too.");
            }
            work.replace(work.contents().withoutSchema(name));
            String dropped = "drop cascades to " + tables + (tables == 1 ? " other object" : " other objects");
            return Result.noticing("DROP SCHEMA", tables > 0 ? List.of(notice(dropped)) : List.of());
        }
    }

    private static Result skipped(String tag, String why) {
        return Result.noticing(tag, List.of(notice(why + ", skipping")));
    }

    private static String notice(String text) {
        return "NOTICE:  " + text;
    }

    private static Result fail(String why) {
        throw new SqlError(why);
    }
}
