package dev.runbook.lab.service.program;

import dev.runbook.lab.standin.Answer;
import dev.runbook.lab.standin.Call;
import dev.runbook.lab.standin.StandIn;
import java.io.IOException;

/** A stand-in that is a piece of code. What it refuses becomes its answer. */
public record Program(String name, String about, boolean readsInput, Behaviour behaviour) implements StandIn {

    /** What a program does with a call. */
    public interface Behaviour {

        /** @throws Refusal if it will not do it */
        Answer answer(Call call) throws IOException;
    }

    @Override
    public Answer answer(Call call) {
        try {
            return behaviour.answer(call);
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (IOException failure) {
            return Answer.failed(1, name + ": " + failure);
        }
    }
}
