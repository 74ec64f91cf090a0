package dev.runbook.lab.service.nginx;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * A server of an upstream.
 *
 * @param name as it is written, which clients may be told as the host
 * @param fails so many failures within the time take it out for that time; none if zero
 */
record Peer(
        String name, InetSocketAddress address, int weight, int fails, Duration within, boolean down, boolean backup) {}
