/** Asking over the network, from the host or from the controller: http and wait_for. */
package dev.runbook.action.network;
