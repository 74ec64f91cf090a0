package dev.runbook.lab.service.application;

import dev.runbook.lab.service.container.Runtime.Running;
import dev.runbook.lab.service.network.WebServer;
import dev.runbook.value.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** One running node of the application: the stages it goes through, and what it says meanwhile. */
final class Application implements Running {

    private static final int PORT_IS_TAKEN = 1;

    private final Node node;
    private final Code code;
    private final Consumer<String> log;
    private final IntConsumer ended;
    private final Rows rows;
    private final Schema schema;
    private final Thread starter = new Thread(this::run, "lab-application");
    private final ReentrantLock command = new ReentrantLock();
    private volatile Optional<Trouble> trouble =
            Optional.of(Trouble.starting("APP_PREPARING", "application is preparing"));
    private volatile List<Value> plugins = List.of();
    private Optional<WebServer> web = Optional.empty();
    private boolean stopped;

    Application(Node node, Code code, Consumer<String> log, IntConsumer ended) {
        this.node = node;
        this.code = code;
        this.log = log;
        this.ended = ended;
        this.rows = new Rows(new Connecting(node, code.settings())::connect);
        this.schema = new Schema(rows, code.version());
    }

    void start() {
        starter.setDaemon(true);
        starter.start();
    }

    Node node() {
        return node;
    }

    Code code() {
        return code;
    }

    Rows rows() {
        return rows;
    }

    /** Why it does not serve; empty if it does. */
    Optional<Trouble> trouble() {
        return trouble;
    }

    /** The plugins as this node knows them. */
    List<Value> plugins() {
        return plugins;
    }

    /** What it says of the version in the database. */
    String reportedVersion() {
        String recorded = schema.recordedVersion();
        return node.faults().reportsWrongVersion(node.name(), code.image()) ? "0.0.0" : recorded;
    }

    private void run() {
        try {
            pause(node.pace().listen());
            Optional<String> failure = listen();
            if (failure.isPresent()) {
                crash(failure.get());
                return;
            }
            pause(node.pace().prepare());
            serve();
        } catch (Rows.Stopped | InterruptedException stop) {
            // Whoever stopped it does not want to hear of it.
        } catch (RuntimeException | IOException failure) {
            enter(Trouble.starting(Trouble.FOR_GOOD, String.valueOf(failure.getMessage())));
        }
    }

    /** @return why it cannot */
    private synchronized Optional<String> listen() {
        if (stopped) {
            return Optional.empty();
        }
        try {
            web = Optional.of(WebServer.start(node.port(), new Site(this), node::isCutOff));
            return Optional.empty();
        } catch (IOException taken) {
            return Optional.of("cannot listen: " + taken.getMessage());
        }
    }

    /** Ends by itself, after a while, since it is started again at once. */
    private void crash(String why) throws InterruptedException {
        say(why);
        pause(node.pace().start());
        ended.accept(PORT_IS_TAKEN);
    }

    private void serve() throws InterruptedException, IOException {
        new Startup(node, code, rows, schema, this::enter).run();
        plugins = new Plugins(rows).recorded();
        recover("application has been started");
    }

    /** A change of the plugins, during which nobody else is served. One that a plugin throws at leaves the node broken. */
    void change(String name, Change change) throws IOException, InterruptedException {
        command.lock();
        try {
            enter(new Trouble("APP_COMMANDING", name + " is running", name));
            pause(node.pace().plugin());
            rows.whileOpen(() -> change.apply(new Plugins(rows), code.sharedFolder()));
            plugins = new Plugins(rows).recorded();
            recover(name + " is done");
        } catch (Plugins.Thrown failure) {
            enter(Trouble.starting(Trouble.FOR_GOOD, failure.getMessage()));
            throw failure;
        } catch (RuntimeException | IOException refused) {
            recover(name + " has failed: " + refused.getMessage());
            throw refused;
        } finally {
            command.unlock();
        }
    }

    /** Something that is done to the plugins. */
    interface Change {
        void apply(Plugins plugins, SharedFolder folder) throws IOException;
    }

    private void enter(Trouble entered) {
        trouble = Optional.of(entered);
        say(entered.code() + " " + entered.message());
    }

    private void recover(String message) {
        trouble = Optional.empty();
        say(message);
    }

    private synchronized void say(String message) {
        if (!stopped) {
            log.accept(node.name() + " " + code.version() + " " + message);
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }

    /** No statement begins, nothing is served and nothing is said when this returns. */
    @Override
    public void stop() {
        rows.close();
        starter.interrupt();
        try {
            stopListening();
        } catch (IOException e) {
            throw new IllegalStateException("the port " + node.port().number() + " of the lab is lost", e);
        }
    }

    private synchronized void stopListening() throws IOException {
        stopped = true;
        if (web.isPresent()) {
            web.get().close();
        }
    }
}
