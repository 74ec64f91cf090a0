package dev.runbook.action;

/** A condition as written, and whether it holds. */
public record Claim(String text, boolean holds) {}
