package dev.runbook.remote;

import java.time.Duration;

/** A plan's way to its hosts. */
public interface Probers {

    /** The way to this host; the first call starts connecting and returns at once. */
    Prober to(Target target);

    /** What a web server answers to this machine. */
    HttpReply ask(HttpProbe probe);

    /**
     * Looks through connections that could do more.
     *
     * @param limit how long a look may take that has no limit of its own
     */
    static Probers through(Connections connections, Http http, Duration limit) {
        return new Probers() {
            @Override
            public Prober to(Target target) {
                return new LookingConnection(connections.to(target), limit);
            }

            @Override
            public HttpReply ask(HttpProbe probe) {
                return http.send(probe.request());
            }
        };
    }
}
