/** Templates, expressions and conditions, at home for Ansible users. The only importer of pebble. */
package dev.runbook.template;
