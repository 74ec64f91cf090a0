package dev.runbook.report;

import dev.runbook.survey.GradedPlay;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Many hosts in few words, as an inventory would write them: {@code app[1:300] (300 hosts)}. */
final class HostRanges {

    private static final int FEW = 8;
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,9})(\\D*)");

    private HostRanges() {}

    /** Those of a play, batch by batch. */
    static String of(GradedPlay play) {
        return play.batches().stream().allMatch(List::isEmpty)
                ? "no hosts"
                : play.batches().stream().map(HostRanges::of).collect(Collectors.joining(" | then "));
    }

    static String of(List<String> hosts) {
        if (hosts.size() <= FEW) {
            return String.join(", ", hosts);
        }
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < hosts.size(); ) {
            int to = end(hosts, from);
            parts.add(part(hosts, from, to));
            from = to;
        }
        String names =
                parts.size() <= FEW ? String.join(", ", parts) : String.join(", ", parts.subList(0, FEW - 1)) + " …";
        return names + " (" + hosts.size() + " hosts)";
    }

    /** The first host behind a row of hosts whose numbers follow each other. */
    private static int end(List<String> hosts, int from) {
        int to = from + 1;
        while (to < hosts.size() && follows(hosts.get(to - 1), hosts.get(to))) {
            to++;
        }
        return to;
    }

    private static String part(List<String> hosts, int from, int to) {
        String first = hosts.get(from);
        Matcher one = NUMBERED.matcher(first);
        Matcher last = NUMBERED.matcher(hosts.get(to - 1));
        return to - from > 1 && one.matches() && last.matches()
                ? one.group(1) + "[" + one.group(2) + ":" + last.group(2) + "]" + one.group(3)
                : first;
    }

    private static boolean follows(String host, String next) {
        Matcher one = NUMBERED.matcher(host);
        Matcher other = NUMBERED.matcher(next);
        if (!one.matches()
                || !other.matches()
                || !one.group(1).equals(other.group(1))
                || !one.group(3).equals(other.group(3))) {
            return false;
        }
        String following = Long.toString(Long.parseLong(one.group(2)) + 1);
        int padding = Math.max(0, one.group(2).length() - following.length());
        return other.group(2).equals("0".repeat(padding) + following);
    }
}
