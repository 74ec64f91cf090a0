/** The programs that a lab host lacks, and how they are called. */
package dev.runbook.lab.standin;
