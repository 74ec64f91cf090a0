/** What a failure would lead to, decided before the run: the walk and the rollback as the runner does them, foreseen. */
package dev.runbook.whatif;
