/** What an inventory says, in the forms of {@code ansible-inventory}, and why it says so. */
package dev.runbook.inventory.view;
