/** The inputs of a run, kept beside its journal as they were when it began. */
package dev.runbook.frozen;
