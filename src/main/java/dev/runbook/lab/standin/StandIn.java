package dev.runbook.lab.standin;

/**
 * A program that a lab host lacks, such as docker or psql. Scripts call it by its name as they would on a real host, and
 * the lab answers in its stead.
 */
public interface StandIn {

    /** What is typed to call it. */
    String name();

    /** What it stands in for and how far that goes, honestly, in a sentence. */
    String about();

    /** Whether it takes what stands on its stdin; others leave it to the script that calls them. */
    boolean readsInput();

    /** Does what was asked and says how it ended. Called from several threads at once. */
    Answer answer(Call call);
}
