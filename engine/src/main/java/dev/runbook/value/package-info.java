/** What a variable can hold: text, numbers, truth, lists and maps; and the secrets that no one may see. */
package dev.runbook.value;
