/** What all stand-ins have in common: how their words are read, and what they say when they do not know something. */
package dev.runbook.lab.service.program;
