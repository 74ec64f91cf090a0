/** The command line: reads what was typed, wires the parts together, and turns endings into exit codes. */
package dev.runbook.cli;
