package dev.runbook.lab.service.application;

import dev.runbook.value.Value;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** The part of the original's HTTP interface that maintenance meets. */
final class Interface {

    private final Application application;

    Interface(Application application) {
        this.application = application;
    }

    Reply answer(String asked, Request request) throws IOException, InterruptedException {
        return switch (asked) {
            case "GET /api/app:getInfo" -> info();
            case "POST /api/auth:signIn" -> signIn(request);
            case "GET /api/pm:list" -> signedIn(request, application::plugins);
            case "GET /api/applicationPlugins:list" -> signedIn(request, new Plugins(application.rows())::recorded);
            case "GET /api/posts:list" -> Reply.data(posts());
            case "POST /api/pm:enable" ->
                change(request, "pm:enable", (plugins, folder) -> plugins.enable(request.wanted("filterByTk")));
            case "POST /api/pm:disable" ->
                change(request, "pm:disable", (plugins, folder) -> plugins.disable(request.wanted("filterByTk")));
            case "POST /api/pm:add" -> change(request, "pm:add", (plugins, folder) -> add(request, plugins, folder));
            case "POST /api/pm:update" ->
                change(request, "pm:update", (plugins, folder) -> update(request, plugins, folder));
            case "POST /api/pm:remove" ->
                change(request, "pm:remove", (plugins, folder) -> {
                    plugins.remove(request.wanted("filterByTk"));
                    folder.removePlugin(request.wanted("filterByTk"));
                });
            case "POST /api/attachments:create" -> upload(request);
            default -> throw new NoSuchElementException("no such resource: " + request.path());
        };
    }

    private Reply info() {
        Map<String, Value> info = new LinkedHashMap<>();
        info.put("version", Value.of(application.reportedVersion()));
        info.put("database", Value.map(Map.of("dialect", Value.of("postgres"))));
        return Reply.data(Value.map(info));
    }

    private Reply signIn(Request request) throws IOException {
        Settings settings = application.code().settings();
        String account =
                request.field("account").or(() -> request.field("email")).orElse("");
        boolean known = settings.rootAccounts().contains(account)
                && request.field("password")
                        .filter(settings.rootPassword()::equals)
                        .isPresent();
        if (!known) {
            throw new SecurityException("the account or the password is wrong");
        }
        Map<String, Value> session = new LinkedHashMap<>();
        session.put("user", Value.map(Map.of("username", Value.of(account))));
        session.put("token", Value.of(application.code().sharedFolder().sign(account)));
        return Reply.data(Value.map(session));
    }

    private Value posts() {
        var posts = application.rows().run("SELECT * FROM posts ORDER BY id");
        return Value.list(
                posts.rows().stream().map(row -> record(posts.columns(), row)).toList());
    }

    private static Value record(List<String> names, List<Value> values) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            fields.put(names.get(i), values.get(i));
        }
        return Value.map(fields);
    }

    /** A package from the registry of the application, by its name. */
    private void add(Request request, Plugins plugins, SharedFolder folder) throws IOException {
        String name = request.wantedField("packageName");
        String version = request.field("version").orElse(application.code().version());
        plugins.add(name, version);
        folder.addPlugin(name, version);
    }

    private void update(Request request, Plugins plugins, SharedFolder folder) throws IOException {
        String name = request.wantedField("packageName");
        String version = request.field("version").orElse(application.code().version());
        plugins.update(name, version);
        folder.addPlugin(name, version);
    }

    private Reply upload(Request request) throws IOException {
        demandToken(request);
        String name = request.wanted("filename");
        application.rows().whileOpen(() -> application.code().sharedFolder().upload(name, request.body()));
        return Reply.data(Value.map(Map.of("url", Value.of("/storage/uploads/" + name))));
    }

    private Reply change(Request request, String name, Application.Change change)
            throws IOException, InterruptedException {
        demandToken(request);
        application.change(name, change);
        return Reply.data(Value.of("ok"));
    }

    private Reply signedIn(Request request, Supplier<List<Value>> data) throws IOException {
        demandToken(request);
        return Reply.data(Value.list(data.get()));
    }

    private void demandToken(Request request) throws IOException {
        String token = request.authorization().orElse("").replaceFirst("^Bearer ", "");
        if (!application.code().sharedFolder().isSigned(token)) {
            throw new SecurityException("the token is missing or was signed with another key");
        }
    }
}
