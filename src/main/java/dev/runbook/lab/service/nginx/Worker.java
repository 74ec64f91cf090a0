package dev.runbook.lab.service.nginx;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves requests by one configuration, to their end, also when there is a newer configuration by then. */
final class Worker implements HttpHandler {

    private static final int MOST_TURNS = 10;
    private static final int NOT_FOUND = 404;
    private static final int CONFUSED = 500;

    private final Configuration configuration;
    private final AtomicInteger requests = new AtomicInteger();

    Worker(Configuration configuration) {
        this.configuration = configuration;
    }

    Configuration configuration() {
        return configuration;
    }

    /** Whether it has requests that are not answered yet. */
    boolean isBusy() {
        return requests.get() > 0;
    }

    @Override
    public void handle(HttpExchange http) throws IOException {
        requests.incrementAndGet();
        try {
            serve(new Exchange(http));
        } finally {
            requests.decrementAndGet();
        }
    }

    private void serve(Exchange exchange) throws IOException {
        Site site = configuration.site(exchange);
        exchange.set("server_name", site.names().isEmpty() ? "" : site.names().get(0));
        Optional<Step.Turn> turn = Step.walk(site.outside().steps(), exchange);
        if (turn.isPresent() && turn.get() instanceof Step.Answered answered) {
            Answers.send(exchange, site.outside(), answered.status(), answered.text());
            return;
        }
        for (int turns = 0; turns < MOST_TURNS; turns++) {
            if (serve(exchange, site)) {
                return;
            }
        }
        Answers.send(exchange, site.outside(), CONFUSED, "");
    }

    /** @return false if the request was rewritten, and another location is to be looked for */
    private static boolean serve(Exchange exchange, Site site) throws IOException {
        Optional<Location> found = Location.of(exchange.uri(), site.locations())
                .filter(location -> !location.place().internal() || exchange.isInternal());
        if (found.isEmpty()) {
            Answers.send(exchange, site.outside(), NOT_FOUND, "");
            return true;
        }
        Location location = found.get();
        Optional<Step.Turn> turn = Step.walk(location.place().steps(), exchange);
        if (turn.isPresent() && turn.get() instanceof Step.LookAgain) {
            return false;
        }
        if (turn.isPresent() && turn.get() instanceof Step.Answered answered) {
            Answers.send(exchange, location.place(), answered.status(), answered.text());
        } else if (location.place().target().isPresent()) {
            new Proxy(exchange, location, location.place().target().get()).pass();
        } else {
            Answers.send(exchange, location.place(), NOT_FOUND, "");
        }
        return true;
    }
}
