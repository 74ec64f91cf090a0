package dev.runbook.rehearsal;

import dev.runbook.lab.host.Fault;
import java.util.Arrays;
import java.util.stream.Stream;

/** One way to break a procedure: a host that suffers from something as soon as a step begins there. */
record Way(Procedures procedure, String step, String host, Fault fault) {

    static Stream<Way> all() {
        return Arrays.stream(Procedures.values())
                .flatMap(procedure -> procedure
                        .places()
                        .flatMap(place -> Arrays.stream(Fault.values())
                                .filter(fault ->
                                        !fault.isOfApplication() || place.host().startsWith("app"))
                                .map(fault -> new Way(procedure, place.step(), place.host(), fault))));
    }

    @Override
    public String toString() {
        return procedure + " " + step + "@" + host + "=" + fault.word();
    }
}
