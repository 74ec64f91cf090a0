/** Making it happen: walks the plan step by step, host by host, and pays the debts when it fails. */
package dev.runbook.run;
