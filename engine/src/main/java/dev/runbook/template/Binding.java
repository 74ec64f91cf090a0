package dev.runbook.template;

import dev.runbook.value.Value;
import java.util.function.Supplier;

/** What a name stands for. */
interface Binding {

    /** The value, of a name that is asked for within all these variables. */
    Value value(String name, Variables all);

    record Constant(Value value) implements Binding {
        @Override
        public Value value(String name, Variables all) {
            return value;
        }
    }

    /** Rendered against all variables, those of higher layers included, and once for each set of them. */
    record Defined(Definitions definitions) implements Binding {
        @Override
        public Value value(String name, Variables all) {
            Templated definition = definitions.get(name);
            return definition.isConstant() ? definition.render(all) : all.renderOnce(name, definition);
        }
    }

    record Unknown() implements Binding {
        @Override
        public Value value(String name, Variables all) {
            throw new UnknownYet(name);
        }
    }

    /** Computed when it is first asked for. Threads that ask at the same moment may compute it twice. */
    final class Lazy implements Binding {
        private final Supplier<Value> supplier;
        private volatile Value value;

        Lazy(Supplier<Value> supplier) {
            this.supplier = supplier;
        }

        @Override
        public Value value(String name, Variables all) {
            Value known = value;
            if (known == null) {
                known = supplier.get();
                value = known;
            }
            return known;
        }
    }
}
