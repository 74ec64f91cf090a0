package dev.runbook.ssh;

import java.util.List;
import java.util.Locale;

/**
 * What a job's last words say.
 *
 * @param details what follows the first word: an exit code, the streams of which more came than was kept, a reason
 */
record JobEnding(Kind kind, List<String> details) {

    enum Kind {
        /** The command ended; with its exit code. */
        EXITED,
        /** Its time was over, and its process group was killed. */
        TIMEOUT,
        /** Its supervisor is gone and has left no word. */
        KILLED,
        /** The host was started anew while it ran. */
        RESTARTED,
        /** It may have begun before the host was started anew, and left no trace. */
        VANISHED,
        /** The place for jobs is gone; it was not begun. */
        HOMELESS,
        /** It could not be begun; with the reason. */
        UNABLE
    }

    static JobEnding parse(String words) {
        List<String> parts = List.of(words.split(" "));
        return new JobEnding(Kind.valueOf(parts.get(0).toUpperCase(Locale.ROOT)), parts.subList(1, parts.size()));
    }

    int exitCode() {
        return kind == Kind.EXITED ? Integer.parseInt(details.get(0)) : 0;
    }

    boolean lacks(String stream) {
        return details.contains(stream);
    }

    String reason() {
        return String.join(" ", details);
    }
}
