package dev.runbook.cluster;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The ways in which something is broken, and a line on the screen about how each ended. */
final class Matrix {

    private Matrix() {}

    /**
     * All of them with {@code -Dmatrix=all}, which takes an hour and a half; by itself a few, evenly spread, and as many
     * as wanted with {@code -Dmatrix=12}. With {@code -Dways=REGEX} those alone whose names it is found in.
     */
    static <T> Stream<T> of(Stream<T> ways) {
        Pattern wanted = Pattern.compile(System.getProperty("ways", ""));
        List<T> all = ways.filter(way -> wanted.matcher(way.toString()).find()).toList();
        String size = System.getProperty("matrix", "4");
        int some = size.equals("all") ? all.size() : Math.min(all.size(), Integer.parseInt(size));
        System.out.printf("%d of %d ways to break an upgrade; all with -Dmatrix=all%n", some, all.size());
        return IntStream.range(0, some).mapToObj(i -> all.get((2 * i + 1) * all.size() / (2 * some)));
    }

    static void tell(Object broken, Run run, String end) {
        System.out.printf(
                "%-80s  exit %d  %-19s  %3d s%n",
                broken, run.exit(), end, run.took().toSeconds());
    }
}
