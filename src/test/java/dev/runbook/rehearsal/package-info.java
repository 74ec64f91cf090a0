/** The shipped runbooks on a lab: broken in every way it knows, and killed and resumed. */
package dev.runbook.rehearsal;
