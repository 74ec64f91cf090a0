/** What a runbook says: params, guards, plays and steps, read from YAML with every mistake collected. */
package dev.runbook.procedure;
