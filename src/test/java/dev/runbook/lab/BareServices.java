package dev.runbook.lab;

import dev.runbook.lab.standin.Answer;
import dev.runbook.lab.standin.Call;
import dev.runbook.lab.standin.Faults;
import dev.runbook.lab.standin.StandIn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Nothing behind the hosts but a program that repeats what it hears. */
final class BareServices implements Services {

    boolean closed;

    static BareServices start(LabDirectory directory, Shape shape, Faults faults) {
        return new BareServices();
    }

    @Override
    public List<StandIn> standInsOf(String host) {
        return List.of(new Parrot(host));
    }

    @Override
    public Map<String, String> variablesOf(String host) {
        return Map.of("own", "of " + host, "common", "7", "odd", "it's \"$x\" # y");
    }

    @Override
    public OptionalInt pageOf(String host) {
        return host.startsWith("app") ? OptionalInt.of(8080) : OptionalInt.empty();
    }

    @Override
    public Optional<String> imageOn(String host) {
        return Optional.of("image:1").filter(image -> host.equals("app1"));
    }

    @Override
    public void close() {
        closed = true;
    }

    private record Parrot(String host) implements StandIn {
        @Override
        public String name() {
            return "parrot";
        }

        @Override
        public String about() {
            return "Repeats what it hears.";
        }

        @Override
        public boolean readsInput() {
            return false;
        }

        @Override
        public Answer answer(Call call) {
            return Answer.of(host + ": " + String.join("|", call.words()) + "\n");
        }
    }
}
