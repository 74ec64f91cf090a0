/** A plan as a file: all that it was made of and what it found, with digests, signed if the team wants that. */
package dev.runbook.saved;
