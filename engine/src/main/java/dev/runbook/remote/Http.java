package dev.runbook.remote;

/** Asks over HTTP from the machine that runs the runbook. */
public interface Http {

    HttpReply send(HttpRequest request);
}
