package dev.runbook.lab.standin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One call of a program on a lab host.
 *
 * @param words the arguments, without the program's name
 * @param directory where it was called; relative paths lead from here
 * @param environment what the caller exported
 * @param input all of stdin; empty if the program leaves it alone
 */
public record Call(List<String> words, Path directory, Map<String, String> environment, byte[] input) {}
