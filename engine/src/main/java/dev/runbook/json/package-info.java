/** JSON in and out. The only importer of jackson. */
package dev.runbook.json;
