package dev.runbook.lock;

/** This process may not go on: another one has taken the run up, or somebody has released its lock. */
public final class SeatLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SeatLost(String run, String host, Look look) {
        super(why(run, host, look) + "; this process has stopped before its next step");
    }

    private static String why(String run, String host, Look look) {
        if (look.run().filter(run::equals).isPresent()) {
            return "run `" + run + "` goes on in another process"
                    + look.worker().map(machine -> ", on `" + machine + "`").orElse("");
        }
        String since = look.run()
                .map(other -> ", and run `" + other + "` has taken it")
                .orElse("");
        String log = look.log().stream()
                .reduce((before, after) -> after)
                .map(line -> ": " + line)
                .orElse("");
        return "the lock of run `" + run + "` on `" + host + "` was released" + since + log;
    }
}
