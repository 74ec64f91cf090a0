package dev.runbook.survey;

/** A host that could not be contacted, and why. */
public record Unreached(String host, String why) {}
