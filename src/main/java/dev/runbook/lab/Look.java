package dev.runbook.lab;

import dev.runbook.http.WebClient;
import dev.runbook.json.Json;
import dev.runbook.lab.Snapshot.Balancer;
import dev.runbook.lab.Snapshot.Image;
import dev.runbook.lab.Snapshot.Node;
import dev.runbook.lab.Snapshot.Service;
import dev.runbook.lab.service.Cluster;
import dev.runbook.lab.service.container.Container;
import dev.runbook.remote.HttpReply;
import dev.runbook.remote.HttpReply.Answer;
import dev.runbook.remote.HttpRequest;
import dev.runbook.value.Sha256;
import dev.runbook.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks at a cluster: at files, at containers, at rows, and by requests as clients make them. */
final class Look {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long the balancer leaves a node alone that has failed, and a little more. */
    private static final Duration FAIL_TIMEOUT = Duration.ofMillis(1100);

    private static final String HEALTH = "/api/__health_check";
    private static final String NODE = "x-node";
    private static final String VERSION = "x-app-version";
    private static final Pattern TAG = Pattern.compile("(?m)^APP_TAG=(.*)$");
    private static final Pattern CODE = Pattern.compile("\"code\":\"([A-Z_]+)\"");
    private static final Pattern OUT = Pattern.compile("(?m)^\\s*server\\s+([\\w.-]+):\\d+[^;]*\\sdown\\b[^;]*;");

    private final Cluster cluster;
    private final WebClient http = new WebClient();

    Look(Cluster cluster) {
        this.cluster = cluster;
    }

    Snapshot now() {
        try {
            List<String> apps = cluster.layout().apps();
            return new Snapshot(
                    apps.stream().map(this::node).toList(),
                    cluster.contents(),
                    storage(),
                    balancer(2 * apps.size() + 2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Node node(String host) {
        Path env = Path.of(cluster.variablesOf(host).get("app_dir")).resolve(".env");
        Matcher tag = TAG.matcher(text(env));
        return new Node(
                host,
                tag.find() ? tag.group(1) : "",
                cluster.containerOn(host).map(Look::image),
                health(host),
                ask(host, "/api/app:getInfo")
                        .filter(answer -> answer.status() == 200)
                        .flatMap(Look::version));
    }

    private static Image image(Container container) {
        String reference = container.blueprint().reference();
        return new Image(reference.substring(reference.lastIndexOf(':') + 1), container.imageId());
    }

    private String health(String host) {
        Optional<Answer> answer = ask(host, HEALTH);
        if (answer.isEmpty()) {
            return "refused";
        }
        Matcher code = CODE.matcher(answer.get().body());
        return code.find() ? code.group(1) : answer.get().body().strip();
    }

    private static Optional<String> version(Answer answer) {
        return Json.read(answer.body())
                .flatMap(info -> field(info, "data"))
                .flatMap(data -> field(data, "version"))
                .map(Value::text);
    }

    private static Optional<Value> field(Value value, String name) {
        return value instanceof Value.Fields fields ? fields.get(name) : Optional.empty();
    }

    /** A node that failed a moment ago is not asked for a while, so a look that finds trouble is taken again. */
    private Balancer balancer(int requests) {
        Balancer first = asked(requests);
        if (first.service() == Service.SERVED || first.service() == Service.BEHIND_THE_PAGE) {
            return first;
        }
        pause();
        return asked(requests);
    }

    private static void pause() {
        try {
            Thread.sleep(FAIL_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Balancer asked(int requests) {
        String host = cluster.layout().balancer();
        List<Optional<Answer>> answers =
                IntStream.range(0, requests).mapToObj(i -> ask(host, HEALTH)).toList();
        Set<String> versions = answers.stream()
                .flatMap(Optional::stream)
                .map(answer -> answer.headers().getOrDefault(VERSION, ""))
                .filter(version -> !version.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        return new Balancer(service(answers), versions, out(host));
    }

    private static Service service(List<Optional<Answer>> answers) {
        Set<Service> found = answers.stream().map(Look::service).collect(Collectors.toSet());
        return found.size() == 1 ? found.iterator().next() : Service.DISTURBED;
    }

    private static Service service(Optional<Answer> answer) {
        boolean byNode = answer.map(it -> it.headers().containsKey(NODE)).orElse(false);
        return switch (answer.map(Answer::status).orElse(0)) {
            case 200 -> byNode ? Service.SERVED : Service.DISTURBED;
            case 503 -> byNode ? Service.DISTURBED : Service.BEHIND_THE_PAGE;
            case 0, 502, 504 -> Service.UNANSWERED;
            default -> Service.DISTURBED;
        };
    }

    private Set<String> out(String host) {
        Path site = Path.of(cluster.variablesOf(host).get("lb_site"));
        return OUT.matcher(text(site))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, String> storage() throws IOException {
        Path folder = cluster.layout().storage();
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, String> sums = new TreeMap<>();
            files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(file -> !file.startsWith(".runbook-restore")
                            && !file.toString().startsWith(".runbook"))
                    .forEach(file -> sums.put(file.toString(), sum(folder.resolve(file))));
            return sums;
        }
    }

    private Optional<Answer> ask(String host, String path) {
        URI uri = URI.create("http://127.0.0.1:" + cluster.pageOf(host).orElseThrow() + path);
        HttpReply reply = http.send(new HttpRequest("GET", uri, Map.of(), Optional.empty(), PATIENCE, false, true));
        return reply instanceof Answer answer ? Optional.of(answer) : Optional.empty();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sum(Path file) {
        try {
            return Sha256.hex(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
