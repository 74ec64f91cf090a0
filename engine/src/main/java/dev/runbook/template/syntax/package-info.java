/**
 * How expressions are written and what their operators mean: Jinja's spelling on Pebble's parser. A token's line
 * number is its offset in the text here, so that every error knows its column.
 */
package dev.runbook.template.syntax;
