package dev.runbook.template.operation;

import dev.runbook.source.DidYouMean;
import dev.runbook.value.Value;
import java.util.Optional;

/** What stands in a map under a name, in a list at a place, in a text at a position. */
public final class Attributes {

    private Attributes() {}

    /** Empty if there is none; negative places count from the end. */
    public static Optional<Value> find(Value owner, Value key) {
        if (owner instanceof Value.Fields map) {
            return map.get(key.text());
        }
        if (key instanceof Value.Int place) {
            return at(owner, place.number());
        }
        return Optional.empty();
    }

    /** Follows {@code a.b.0} from the owner on. */
    public static Optional<Value> path(Value owner, String path) {
        Optional<Value> found = Optional.of(owner);
        for (String name : path.split("\\.")) {
            found = found.flatMap(value -> find(value, key(name)));
        }
        return found;
    }

    /** Why {@link #find} found nothing, to end the sentence "is not defined" with. */
    public static String reason(Value owner, Value key) {
        if (owner instanceof Value.Fields map) {
            return DidYouMean.suffix(key.text(), map.entries().keySet());
        }
        if (owner instanceof Value.Items list && key instanceof Value.Int) {
            return list.items().size() == 1
                    ? "; the list has 1 item"
                    : "; the list has " + list.items().size() + " items";
        }
        return "; it is asked of " + owner.kind().words();
    }

    private static Value key(String name) {
        return name.matches("\\d{1,9}") ? Value.of(Long.parseLong(name)) : Value.of(name);
    }

    private static Optional<Value> at(Value owner, long place) {
        if (owner instanceof Value.Items list) {
            long index = place < 0 ? place + list.items().size() : place;
            return index >= 0 && index < list.items().size()
                    ? Optional.of(list.items().get((int) index))
                    : Optional.empty();
        }
        if (owner instanceof Value.Text text) {
            long index = place < 0 ? place + text.text().length() : place;
            return index >= 0 && index < text.text().length()
                    ? Optional.of(Value.of(text.text().substring((int) index, (int) index + 1)))
                    : Optional.empty();
        }
        return Optional.empty();
    }
}
