package dev.runbook.lab.service.nginx;

import dev.runbook.lab.service.network.Port;
import dev.runbook.lab.standin.Answer;
import dev.runbook.lab.standin.Call;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A balancer's host: its files, its nginx, and a client. */
final class BalancerFiles implements AutoCloseable {

    private final Path tree;
    private final Port port;
    private final Nginx nginx;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    BalancerFiles(Path tree) throws IOException {
        this.tree = tree;
        this.port = Port.reserve();
        this.nginx = new Nginx(tree, port, () -> false);
        Files.createDirectories(tree.resolve("etc/nginx"));
        Files.writeString(tree.resolve("etc/hosts"), "127.0.0.1 localhost app1 app2 # names\n127.0.0.1\tapp3\n");
    }

    /** What stands in the http block; PORT is where to listen, TREE the host's tree. */
    BalancerFiles http(String text) throws IOException {
        return whole("events {}\nhttp {\n" + text + "\n}\n");
    }

    BalancerFiles whole(String text) throws IOException {
        Files.writeString(
                tree.resolve("etc/nginx/nginx.conf"),
                text.replace("PORT", String.valueOf(port.number())).replace("TREE", tree.toString()));
        return this;
    }

    BalancerFiles start() {
        nginx.start();
        return this;
    }

    Nginx nginx() {
        return nginx;
    }

    String type(String... words) {
        Answer answer = NginxProgram.of(nginx).answer(new Call(List.of(words), tree, Map.of(), new byte[0]));
        return answer.exit() + " " + text(answer.out()) + text(answer.err()).replace(tree.toString(), "TREE");
    }

    int pgrep(String pattern) {
        return NginxProgram.pgrep(nginx)
                .answer(new Call(List.of("-f", pattern), tree, Map.of(), new byte[0]))
                .exit();
    }

    HttpResponse<String> get(String path) {
        return ask("GET", path, "");
    }

    HttpResponse<String> ask(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.number() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        nginx.close();
        port.close();
    }
}
