package dev.runbook.cluster;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The ways in which something is broken, and a line on the screen about how each ended. */
final class Matrix {

    private static final int SOME = 4;

    private Matrix() {}

    /** All of them with {@code -Dmatrix=all}, which takes half an hour; by itself a few, evenly spread. */
    static <T> Stream<T> of(Stream<T> ways) {
        List<T> all = ways.toList();
        if ("all".equals(System.getProperty("matrix"))) {
            return all.stream();
        }
        System.out.printf("%d of %d ways to break an upgrade; all with -Dmatrix=all%n", SOME, all.size());
        return IntStream.range(0, SOME).mapToObj(i -> all.get((2 * i + 1) * all.size() / (2 * SOME)));
    }

    static void tell(Object broken, Run run, String end) {
        System.out.printf(
                "%-80s  exit %d  %-19s  %3d s%n",
                broken, run.exit(), end, run.took().toSeconds());
    }
}
