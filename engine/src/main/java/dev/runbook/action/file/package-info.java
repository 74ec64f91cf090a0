/** Files on a host: copy, template, file, replace, fetch and stat. A file is written at once or not at all. */
package dev.runbook.action.file;
