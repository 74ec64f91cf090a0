/** What tests need of the machine that they run on. */
package dev.runbook.prerequisite;
