/** YAML as nodes that know where they stand. The only importer of snakeyaml-engine. */
package dev.runbook.yaml;
