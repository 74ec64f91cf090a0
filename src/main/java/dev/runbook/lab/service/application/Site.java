package dev.runbook.lab.service.application;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.runbook.lab.service.database.ConnectionFailure;
import dev.runbook.lab.service.sql.SqlError;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.NoSuchElementException;
import java.util.Optional;

/** What the application answers over HTTP: nothing but its trouble as long as it has one, otherwise its interface. */
final class Site implements HttpHandler {

    private static final String HEALTH = "GET /api/__health_check";
    private static final String UPLOADS = "GET /storage/uploads/";

    private final Application application;
    private final Interface api;

    Site(Application application) {
        this.application = application;
        this.api = new Interface(application);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Reply reply = reply(exchange);
        if (application.node().isCutOff()) {
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.getResponseHeaders().set("X-Node", application.node().name());
        exchange.getResponseHeaders().set("X-App-Version", application.code().version());
        boolean hasBody =
                reply.content().length > 0 && !exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), hasBody ? reply.content().length : -1);
        if (hasBody) {
            exchange.getResponseBody().write(reply.content());
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        try {
            return route(Request.of(exchange));
        } catch (SecurityException notAllowed) {
            return Reply.error(401, notAllowed.getMessage());
        } catch (NoSuchElementException | NoSuchFileException missing) {
            return Reply.error(404, missing.getMessage());
        } catch (IllegalArgumentException wrong) {
            return Reply.error(400, wrong.getMessage());
        } catch (SqlError | ConnectionFailure | Plugins.Thrown | Rows.Stopped failure) {
            return Reply.error(500, failure.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Reply.error(500, "the application is being stopped");
        }
    }

    private Reply route(Request request) throws IOException, InterruptedException {
        String asked = request.method().replace("HEAD", "GET") + " " + request.path();
        if (asked.equals("GET /")) {
            return Reply.page(new Page(application).html());
        }
        Optional<Trouble> trouble = application.trouble();
        if (trouble.isPresent()) {
            return Reply.json(503, trouble.get().json());
        }
        if (asked.startsWith(UPLOADS)) {
            return Reply.file(application.code().sharedFolder().download(asked.substring(UPLOADS.length())));
        }
        return asked.equals(HEALTH) ? Reply.text("ok") : api.answer(asked, request);
    }
}
