package dev.runbook.lab.service.sql;

import dev.runbook.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Something that has a value in a row. */
sealed interface Expression {

    Value in(Row row);

    /** The expressions it is made of. */
    default List<Expression> parts() {
        return List.of();
    }

    /** What the column is called that shows it. */
    default String title() {
        return "?column?";
    }

    /** Whether it speaks of a whole group of rows. */
    default boolean isAboutGroup() {
        return parts().stream().anyMatch(Expression::isAboutGroup);
    }

    record Constant(Value value) implements Expression {
        @Override
        public Value in(Row row) {
            return value;
        }
    }

    /** {@code $1}, counted from 1. */
    record Parameter(int number) implements Expression {
        @Override
        public Value in(Row row) {
            List<Value> given = row.setting().parameters();
            if (number < 1 || number > given.size()) {
                throw new SqlError("there is no parameter $" + number);
            }
            return given.get(number - 1);
        }
    }

    record Reference(Optional<String> table, String name) implements Expression {
        @Override
        public Value in(Row row) {
            return row.column(table, name);
        }

        @Override
        public String title() {
            return name;
        }
    }

    record Binary(Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public Value in(Row row) {
            return operator.apply(left.in(row), right.in(row));
        }

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    record Not(Expression of) implements Expression {
        @Override
        public Value in(Row row) {
            Value truth = Operator.truth(of.in(row));
            return truth.kind() == Value.Kind.NOTHING ? truth : Value.of(truth.equals(Value.FALSE));
        }

        @Override
        public List<Expression> parts() {
            return List.of(of);
        }
    }

    record IsNull(Expression of) implements Expression {
        @Override
        public Value in(Row row) {
            return Value.of(of.in(row).kind() == Value.Kind.NOTHING);
        }

        @Override
        public List<Expression> parts() {
            return List.of(of);
        }
    }

    record In(Expression of, List<Expression> among) implements Expression {
        @Override
        public Value in(Row row) {
            Value value = of.in(row);
            return among.stream()
                    .map(one -> Operator.EQUAL.apply(value, one.in(row)))
                    .reduce(Value.FALSE, Operator.OR::apply);
        }

        @Override
        public List<Expression> parts() {
            return Stream.concat(Stream.of(of), among.stream()).toList();
        }
    }

    record Cast(Expression of, Type type) implements Expression {
        @Override
        public Value in(Row row) {
            return type.cast(of.in(row));
        }

        @Override
        public List<Expression> parts() {
            return List.of(of);
        }

        @Override
        public String title() {
            return of.title().equals("?column?") ? type.name() : of.title();
        }
    }

    /** CASE; conditions and results stand in turn, the last is that of ELSE. */
    record Case(List<Expression> conditions, List<Expression> results, Expression otherwise) implements Expression {
        @Override
        public Value in(Row row) {
            for (int i = 0; i < conditions.size(); i++) {
                if (Operator.truth(conditions.get(i).in(row)).equals(Value.TRUE)) {
                    return results.get(i).in(row);
                }
            }
            return otherwise.in(row);
        }

        @Override
        public List<Expression> parts() {
            return Stream.of(conditions, results, List.of(otherwise))
                    .flatMap(List::stream)
                    .toList();
        }

        @Override
        public String title() {
            return "case";
        }
    }

    record Invocation(Function function, List<Expression> arguments) implements Expression {
        @Override
        public Value in(Row row) {
            return function.of(arguments.stream().map(it -> it.in(row)).toList(), row.setting());
        }

        @Override
        public List<Expression> parts() {
            return arguments;
        }

        @Override
        public String title() {
            return function.title();
        }
    }

    /** @param of empty for {@code count(*)} */
    record Aggregated(Aggregate aggregate, Optional<Expression> of, boolean distinct) implements Expression {
        @Override
        public Value in(Row row) {
            Stream<Value> values = row.group().stream()
                    .map(one -> of.map(it -> it.in(one)).orElse(Value.TRUE))
                    .filter(value -> value.kind() != Value.Kind.NOTHING);
            return aggregate.of(distinct ? values.distinct().toList() : values.toList());
        }

        @Override
        public List<Expression> parts() {
            return of.stream().toList();
        }

        @Override
        public boolean isAboutGroup() {
            return true;
        }

        @Override
        public String title() {
            return aggregate.name().toLowerCase();
        }
    }
}
