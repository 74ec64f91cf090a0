/** What a plan can prove: it is walked as the run will walk it, and the hosts are looked at, never touched. */
package dev.runbook.survey;
