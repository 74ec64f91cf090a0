/** What did happen: one record for every event, on disk before the next act. The state of a run is a fold of them. */
package dev.runbook.journal;
