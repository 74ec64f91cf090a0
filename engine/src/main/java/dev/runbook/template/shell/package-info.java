/** Variables in a shell script: each arrives as it is, wherever in the script it stands. */
package dev.runbook.template.shell;
