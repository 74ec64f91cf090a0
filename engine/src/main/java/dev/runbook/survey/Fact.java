package dev.runbook.survey;

/** Something that was seen on a host. Two surveys of the same plan give it the same name, and compare its values. */
public record Fact(String name, String value) {}
