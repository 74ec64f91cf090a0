package dev.runbook.inventory;

import dev.runbook.yaml.Node;

/** A value that was given to a variable in one place. */
public record Assignment(Node value, Origin origin) {}
