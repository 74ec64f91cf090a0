package dev.runbook.cluster;

import java.util.List;

/**
 * What a request got.
 *
 * @param status 0 when nobody answered
 * @param version of the code of the node that answered; empty when it was none
 */
record Answer(int status, String version) {

    /** What curl is to write about each request, a line that {@link #read} understands. */
    static final String FORMAT = "%{http_code} %header{x-app-version}\n";

    static Answer to(RealCluster cluster, String url) {
        List<String> curl = List.of("curl", "-s", "--max-time", "5", "-o", "/dev/null", "-w", FORMAT, url);
        return read(cluster.onController(curl).end().output().strip());
    }

    static Answer read(String line) {
        String[] words = line.strip().split(" ");
        return new Answer(Integer.parseInt(words[0]), words.length > 1 ? words[1] : "");
    }
}
