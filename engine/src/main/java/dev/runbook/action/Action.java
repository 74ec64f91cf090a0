package dev.runbook.action;

/**
 * A verb of the language. It turns arguments into an operation; the plan prints that operation and the runner performs
 * it. Teams bring their own through {@link java.util.ServiceLoader}.
 */
public interface Action {

    /** Its name, parameters and documentation. */
    ActionSpec spec();

    /**
     * What is to be done on one host. Must not contact anything; may read files on the controller.
     *
     * @throws dev.runbook.template.Unrenderable if the arguments make no sense together
     */
    Operation operation(Arguments arguments, Situation situation);
}
