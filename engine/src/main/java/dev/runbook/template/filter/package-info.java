/** Filters, tests and functions, one file for each family. */
package dev.runbook.template.filter;
