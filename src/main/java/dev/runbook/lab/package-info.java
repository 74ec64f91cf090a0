/** A whole cluster in one process: hosts, what runs behind them, and what others need to find it. */
package dev.runbook.lab;
