package dev.runbook.survey;

/** Something that was seen on a host. Two surveys of the same plan give it the same name, and compare its values. */
public record Fact(String name, String value) {

    /** The value as short as it can be compared: what is long stands there as a digest. */
    public String shortly() {
        return Digest.shortly(value);
    }
}
