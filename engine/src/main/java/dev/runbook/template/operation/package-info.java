/** What can be done with values: sums, comparisons, attributes. */
package dev.runbook.template.operation;
