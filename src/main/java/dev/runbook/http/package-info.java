/** Questions over HTTP: from this machine, or over any connection that somebody else makes. */
package dev.runbook.http;
