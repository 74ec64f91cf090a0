/** What runs on a host and what is installed there: service and package. */
package dev.runbook.action.system;
