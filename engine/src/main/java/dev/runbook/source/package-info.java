/** The text that people wrote, the places in it, and what is wrong there. */
package dev.runbook.source;
