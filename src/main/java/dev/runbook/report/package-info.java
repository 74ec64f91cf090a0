/** What people and programs are told about a run: views of its journal. */
package dev.runbook.report;
