/** Hosts over SSH, and this machine itself. The only importer of jsch. */
package dev.runbook.ssh;
