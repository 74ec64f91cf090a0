/** Files on this machine that are for their owner only, one by one and many in one. */
package dev.runbook.files;
