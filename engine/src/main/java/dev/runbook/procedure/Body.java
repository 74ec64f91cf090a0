package dev.runbook.procedure;

import java.util.List;
import java.util.stream.Stream;

/** What a step does. */
public sealed interface Body {

    /** The runbook's own steps inside. */
    default Stream<Step> inner() {
        return Stream.empty();
    }

    /** Whether the author of the action promises that it changes nothing. */
    default boolean changesNothing() {
        return false;
    }

    /** Answers a question about the body, kind by kind. */
    <T> T answer(Question<T> question);

    /** A question with one answer for each kind of body. */
    interface Question<T> {
        T about(Single single);

        T about(Custom custom);

        T about(Block block);
    }

    /** Calls an action written in Java. */
    record Single(Call call) implements Body {
        @Override
        public boolean changesNothing() {
            return call.action().spec().readOnly();
        }

        @Override
        public <T> T answer(Question<T> question) {
            return question.about(this);
        }
    }

    /** Calls an action written in YAML: its steps, for each host by itself. */
    record Custom(CustomAction action, ArgumentTemplates arguments) implements Body {
        @Override
        public boolean changesNothing() {
            return action.spec().readOnly();
        }

        @Override
        public <T> T answer(Question<T> question) {
            return question.about(this);
        }
    }

    /** Steps in order; {@code rescue} on the hosts where they failed, {@code always} whatever happened. */
    record Block(List<Step> steps, List<Step> rescue, List<Step> always) implements Body {
        @Override
        public <T> T answer(Question<T> question) {
            return question.about(this);
        }

        @Override
        public Stream<Step> inner() {
            return Stream.of(steps, rescue, always).flatMap(List::stream);
        }
    }
}
