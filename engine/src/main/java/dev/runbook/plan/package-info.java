/** What will happen, decided: hosts, batches, params and names are settled, and nothing has been contacted. */
package dev.runbook.plan;
