package dev.runbook.remote;

import java.util.Map;

/**
 * What an HTTP question led to. Nobody answering is a reply as well: a refused connection is what a node that is
 * still starting gives.
 */
public sealed interface HttpReply {

    /** A response; header names in lower case. */
    record Answer(int status, Map<String, String> headers, String body) implements HttpReply {}

    /** No response, and why in one sentence. */
    record NoAnswer(String reason) implements HttpReply {}
}
