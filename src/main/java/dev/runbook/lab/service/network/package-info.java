/** Ports on the loopback, and what it takes to serve HTTP on them as a host that can be cut off. */
package dev.runbook.lab.service.network;
