package dev.runbook.cli;

import java.util.List;

/**
 * A part of the tour.
 *
 * @param words what it is about
 * @param commands what is typed, without the program's name
 * @param exit the exit code that shows that it went as it should
 */
record TourPart(String title, String words, List<List<String>> commands, int exit) {}
