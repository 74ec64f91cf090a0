/** The stand-in for docker compose: real compose files, read, resolved and brought to life by a node's daemon. */
package dev.runbook.lab.service.compose;
