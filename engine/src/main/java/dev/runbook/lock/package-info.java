/** The lock of a cluster: a folder on every host that a run will touch. It belongs to the run, not to a process. */
package dev.runbook.lock;
