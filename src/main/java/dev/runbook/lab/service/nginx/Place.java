package dev.runbook.lab.service.nginx;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How requests are answered in a location, or in a server outside any location.
 *
 * @param type the type of what {@code return} answers
 * @param headers those that are added to answers
 * @param proxyHeaders those that are set in requests to an upstream; empty text: left out
 * @param largestBody bytes; empty: no limit
 */
record Place(
        List<Step> steps,
        Optional<Target> target,
        boolean internal,
        String type,
        List<Added> headers,
        Map<String, Text> proxyHeaders,
        Optional<Long> largestBody,
        Duration connectTimeout,
        Duration readTimeout) {

    /** A header of an answer, of good ones only or always. */
    record Added(String name, Text value, boolean always) {}

    /**
     * Where requests are passed on to.
     *
     * @param host as it is named in the configuration
     * @param path takes the place of the location's own path
     */
    record Target(Upstream upstream, String host, Optional<String> path) {}
}
