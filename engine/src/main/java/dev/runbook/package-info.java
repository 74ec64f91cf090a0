/** The engine's front door. */
package dev.runbook;
