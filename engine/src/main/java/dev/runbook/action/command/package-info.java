/** Running programs on a host: command, shell and script. */
package dev.runbook.action.command;
