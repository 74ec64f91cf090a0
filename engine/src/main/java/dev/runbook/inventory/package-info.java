/**
 * Hosts, groups and their variables, read from Ansible's inventories as Ansible reads them, and the patterns that
 * select hosts. Nothing is rendered here.
 */
package dev.runbook.inventory;
