/** The port to the hosts: commands in, results out. The one place that quotes for a shell. */
package dev.runbook.remote;
