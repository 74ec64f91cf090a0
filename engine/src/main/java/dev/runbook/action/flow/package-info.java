/** Actions that steer the run and touch no host: set, assert, fail, debug, confirm, pause and commit. */
package dev.runbook.action.flow;
