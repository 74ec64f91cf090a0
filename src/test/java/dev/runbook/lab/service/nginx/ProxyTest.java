package dev.runbook.lab.service.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.lab.service.TestCluster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The balancer with real clients in front of it and real servers behind it. */
class ProxyTest {

    private static final String SITE =
            "upstream nodes { %s } server { listen PORT; %s location / { proxy_pass http://nodes; %s } }";

    @TempDir
    Path folder;

    private BalancerFiles balancer;
    private final List<Backend> backends = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        balancer = new BalancerFiles(folder.toRealPath());
    }

    @AfterEach
    void stop() throws IOException {
        balancer.close();
        for (Backend backend : backends) {
            backend.close();
        }
    }

    private Backend behind(Backend backend) {
        backends.add(backend);
        return backend;
    }

    @Test
    void serversTakeTurnsByWeight() throws IOException {
        Backend one = behind(Backend.named("one"));
        Backend two = behind(Backend.named("two"));
        Backend out = behind(Backend.named("out"));
        balancer.http(SITE.formatted(
                        "server app1:" + one.port() + " weight=2; server app2:" + two.port() + "; server app3:"
                                + out.port() + " down;",
                        "",
                        ""))
                .start();
        IntStream.range(0, 9).forEach(i -> balancer.get("/"));
        assertThat(List.of(one.asked(), two.asked(), out.asked())).containsExactly(6, 3, 0);
    }

    @Test
    void theNextIsAskedWhenOneRefuses() throws IOException {
        Backend one = behind(Backend.named("one"));
        Backend gone = Backend.named("gone");
        gone.close();
        String servers = "server app1:" + gone.port() + " fail_timeout=30s; server app2:" + one.port() + ";";
        balancer.http(SITE.formatted(servers, "", "")).start();
        for (int i = 0; i < 6; i++) {
            assertThat(balancer.get("/").body()).isEqualTo("one");
        }
        one.close();
        HttpResponse<String> none = balancer.get("/");
        assertThat(none.statusCode()).isEqualTo(502);
        assertThat(none.body()).contains("<h1>502 Bad Gateway</h1>");
    }

    @Test
    void aBackupIsAskedLast() throws IOException {
        Backend one = behind(Backend.named("one"));
        Backend spare = behind(Backend.named("spare"));
        balancer.http(SITE.formatted(
                        "server app1:" + spare.port() + " backup; server app2:" + one.port() + ";", "", ""))
                .start();
        assertThat(balancer.get("/").body()).isEqualTo("one");
        one.close();
        assertThat(balancer.get("/").body()).isEqualTo("spare");
    }

    @Test
    void whatIsNotSafeTwiceIsSentOnce() throws IOException {
        try (ServerSocket hangsUp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture.runAsync(() -> hangUp(hangsUp));
            Backend one = behind(Backend.named("one"));
            String servers = "server app1:" + hangsUp.getLocalPort() + " max_fails=0; server app2:" + one.port() + ";";
            balancer.http(SITE.formatted(servers, "", "")).start();
            List<Integer> posts = IntStream.range(0, 4)
                    .mapToObj(i -> balancer.ask("POST", "/", "x").statusCode())
                    .toList();
            assertThat(posts).contains(502, 200);
            assertThat(IntStream.range(0, 4).mapToObj(i -> balancer.get("/").statusCode()))
                    .containsOnly(200);
        }
    }

    private static void hangUp(ServerSocket listening) {
        try {
            while (true) {
                listening.accept().close();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    @Test
    void aServerThatIsSilentTimesOut() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        Backend silent = behind(Backend.answering(exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }));
        balancer.http(SITE.formatted("server app1:" + silent.port() + ";", "", "proxy_read_timeout 100ms;"))
                .start();
        assertThat(balancer.get("/").statusCode()).isEqualTo(504);
        end.countDown();
    }

    @Test
    void passesHeadersAndBodiesOn() throws IOException {
        Backend echo = behind(Backend.answering(exchange -> {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            answer.write((exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n").getBytes());
            for (String name : List.of("Host", "X-Forwarded-For", "X-Given", "X-Dropped", "Connection", "Upgrade")) {
                answer.write((name + "=" + exchange.getRequestHeaders().get(name) + "\n").getBytes());
            }
            exchange.getRequestBody().transferTo(answer);
            exchange.getResponseHeaders().add("X-Own", "yes");
            exchange.sendResponseHeaders(201, 0);
            answer.writeTo(exchange.getResponseBody());
        }));
        balancer.http(SITE.formatted(
                        "server app1:" + echo.port() + ";",
                        "server_name lab.example;",
                        "proxy_set_header Host $host; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;"
                                + " proxy_set_header X-Dropped \"\"; proxy_set_header Upgrade $http_upgrade;"
                                + " add_header X-Balancer $server_name always;"))
                .start();
        HttpResponse<String> reply = balancer.ask(
                "PUT",
                "/a%20b/%C3%A4?q=1&r=%26",
                "body",
                "X-Given",
                "as is",
                "X-Dropped",
                "no",
                "X-Forwarded-For",
                "10.0.0.1");
        assertThat(reply.statusCode()).isEqualTo(201);
        assertThat(reply.body()).isEqualTo("""
                        PUT /a%20b/%C3%A4?q=1&r=%26
                        Host=[127.0.0.1]
                        X-Forwarded-For=[10.0.0.1, 127.0.0.1]
                        X-Given=[as is]
                        X-Dropped=null
                        Connection=[close]
                        Upgrade=null
                        body""");
        assertThat(reply.headers().firstValue("X-Own")).hasValue("yes");
        assertThat(reply.headers().firstValue("X-Balancer")).hasValue("lab.example");
    }

    @Test
    void largeBodiesGoThroughBothWays() throws IOException {
        String large = "0123456789abcdef".repeat(1 << 18);
        Backend echo = behind(Backend.answering(exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, exchange.getRequestURI().getQuery() == null ? body.length : 0);
            exchange.getResponseBody().write(body);
        }));
        balancer.http(SITE.formatted("server app1:" + echo.port() + ";", "client_max_body_size 0;", ""))
                .start();
        assertThat(balancer.ask("POST", "/", large).body()).isEqualTo(large);
        assertThat(balancer.ask("POST", "/?chunked", large).body()).isEqualTo(large);
        balancer.http(SITE.formatted("server app1:" + echo.port() + ";", "client_max_body_size 1k;", ""));
        balancer.type("-s", "reload");
        assertThat(balancer.ask("POST", "/", "x".repeat(1025)).statusCode()).isEqualTo(413);
        assertThat(balancer.ask("POST", "/", "x".repeat(1024)).statusCode()).isEqualTo(200);
    }

    @Test
    void findsTheLocationAsNginxDoes() throws IOException {
        balancer.http("""
                        server {
                            listen PORT;
                            location / { return 200 root; }
                            location = / { return 200 exact; }
                            location /long/ { return 200 long; }
                            location ^~ /firm/ { return 200 firm; }
                            location ~ \\.php$ { return 200 expression; }
                            location /hidden { internal; return 200 hidden; }
                            location /old { rewrite ^/old/(\\w+)$ /new?to=$1 last; return 200 "not rewritten"; }
                            location /new { return 200 "new $uri"; }
                            location /gone { rewrite ^/gone/(.*) /long/$1 permanent; }
                            location /show { rewrite ^ /hidden last; }
                            location /round { rewrite ^ /round last; }
                            location /away { return 302 http://elsewhere/$arg_x; }
                        }
                        """).start();
        assertThat(balancer.get("/").body()).isEqualTo("exact");
        assertThat(balancer.get("/x").body()).isEqualTo("root");
        assertThat(balancer.get("/long/x").body()).isEqualTo("long");
        assertThat(balancer.get("/long/x.php").body()).isEqualTo("expression");
        assertThat(balancer.get("/firm/x.php").body()).isEqualTo("firm");
        assertThat(balancer.get("/hidden").statusCode()).isEqualTo(404);
        assertThat(balancer.get("/show").body()).isEqualTo("hidden");
        assertThat(balancer.get("/old/x").body()).isEqualTo("new /new");
        assertThat(balancer.get("/old/x/y").body()).isEqualTo("not rewritten");
        assertThat(balancer.get("/gone/y").statusCode()).isEqualTo(301);
        assertThat(balancer.get("/gone/y").headers().firstValue("Location")).hasValue("/long/y");
        assertThat(balancer.get("/away?x=1").headers().firstValue("Location")).hasValue("http://elsewhere/1");
        assertThat(balancer.get("/round").statusCode()).isEqualTo(500);
    }

    @Test
    void aSwitchShowsThePageToEverybodyButItself() throws IOException {
        Backend one = behind(Backend.named("one"));
        String ours = """
                location = /.well-known/runbook { default_type text/plain; return 200 "12345 67"; }
                if (-f TREE/maintenance) { rewrite ^(?!/\\.well-known/runbook$) /.runbook-maintenance last; }
                location = /.runbook-maintenance {
                    internal;
                    default_type text/html;
                    add_header Retry-After 60 always;
                    add_header Cache-Control no-store always;
                    return 503 "We are updating this service.\\n";
                }
                """;
        balancer.http(SITE.formatted("server app1:" + one.port() + ";", ours, ""))
                .start();
        assertThat(balancer.get("/api/x").body()).isEqualTo("one");
        assertThat(balancer.get("/.runbook-maintenance").statusCode()).isEqualTo(404);
        Files.createFile(folder.toRealPath().resolve("maintenance"));
        HttpResponse<String> page = balancer.ask("POST", "/api/x", "y");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).isEqualTo("We are updating this service.\n");
        assertThat(page.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(balancer.get("/.well-known/runbook").body()).isEqualTo("12345 67");
        assertThat(one.asked()).isEqualTo(1);
        Files.delete(folder.toRealPath().resolve("maintenance"));
        assertThat(balancer.get("/").body()).isEqualTo("one");
    }

    @Test
    void whatWasBegunIsEndedByTheOldWorkers() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Backend slow = behind(Backend.answering(exchange -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write("slow".getBytes());
        }));
        balancer.http(SITE.formatted("server app1:" + slow.port() + ";", "", ""))
                .start();
        CompletableFuture<String> request =
                CompletableFuture.supplyAsync(() -> balancer.get("/").body());
        begun.await();
        balancer.http("server { listen PORT; return 503 new; }");
        balancer.type("-s", "reload");
        assertThat(balancer.get("/").body()).isEqualTo("new");
        assertThat(balancer.pgrep("[n]ginx: worker process is shutting down")).isZero();
        end.countDown();
        assertThat(request.get()).isEqualTo("slow");
        TestCluster.await(
                () -> balancer.pgrep("[n]ginx: worker process is shutting down") == 1, "the old workers have ended");
    }

    @Test
    void servesManyClientsAtOnce() throws Exception {
        Backend one = behind(Backend.named("one"));
        Backend two = behind(Backend.named("two"));
        balancer.http(SITE.formatted("server app1:" + one.port() + "; server app2:" + two.port() + ";", "", ""))
                .start();
        var threads = Executors.newFixedThreadPool(32);
        List<CompletableFuture<Integer>> all = IntStream.range(0, 400)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> balancer.get("/" + i).statusCode(), threads))
                .toList();
        for (CompletableFuture<Integer> status : all) {
            assertThat(status.get()).isEqualTo(200);
        }
        threads.shutdown();
        assertThat(one.asked() + two.asked()).isEqualTo(400);
        assertThat(one.asked()).isEqualTo(200);
    }

    @Test
    void aServerThatTalksNonsenseIsABadGateway() throws IOException {
        for (String nonsense : List.of(
                "hello\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
                "")) {
            try (ServerSocket odd = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                CompletableFuture.runAsync(() -> talk(odd, nonsense));
                balancer.http(SITE.formatted("server app1:" + odd.getLocalPort() + ";", "", ""));
                if (balancer.nginx().isRunning()) {
                    balancer.type("-s", "reload");
                } else {
                    balancer.start();
                }
                assertThat(balancer.get("/").statusCode()).as(nonsense).isEqualTo(502);
            }
        }
    }

    private static void talk(ServerSocket listening, String nonsense) {
        try (var client = listening.accept()) {
            client.getOutputStream().write(nonsense.getBytes());
            client.getInputStream().read(new byte[100]);
        } catch (IOException closed) {
            // The balancer has heard enough.
        }
    }
}
