/** The hosts of a lab: an SSH server for each, which runs commands as real processes in a directory tree of its own. */
package dev.runbook.lab.host;
