/** The shipped runbooks, broken in every way that a lab knows, at every step. */
package dev.runbook.labmatrix;
