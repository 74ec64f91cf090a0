/** The verbs of the language, one file each. An action computes what is to be done and never does it. */
package dev.runbook.action;
