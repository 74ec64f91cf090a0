package dev.runbook.lab.service.application;

import dev.runbook.lab.service.database.ConnectionFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a node does until it serves: it waits for the database, installs or upgrades, and starts.
 *
 * @param enter told of each stage when it begins
 */
record Startup(Node node, Code code, Rows rows, Schema schema, Consumer<Trouble> enter) {

    private static final Duration RETRY = Duration.ofMillis(100);

    void run() throws InterruptedException, IOException {
        enter.accept(Trouble.starting("APP_INITIALIZING", "application is initializing"));
        waitForDatabase();
        installOrUpgrade();
        enter.accept(Trouble.starting("APP_STARTING", "application is starting"));
        pause(node.pace().start());
        if (isToFail()) {
            throw new IllegalStateException("a worker has died");
        }
    }

    private void waitForDatabase() throws InterruptedException {
        long deadline = System.nanoTime() + node.pace().connect().toNanos();
        while (true) {
            try {
                rows.run("SELECT 1");
                return;
            } catch (ConnectionFailure failure) {
                if (System.nanoTime() > deadline) {
                    throw failure;
                }
                pause(RETRY);
            }
        }
    }

    private void installOrUpgrade() throws InterruptedException, IOException {
        if (schema.isEmpty()) {
            enter.accept(new Trouble("APP_COMMANDING", "application is being installed", "install"));
            pause(node.pace().install());
            schema.install(code.settings().rootName(), this::failHalfWay);
            rows.whileOpen(() -> code.sharedFolder().prepare(code.version()));
        } else if (!schema.recordedVersion().equals(code.version())) {
            enter.accept(new Trouble("APP_COMMANDING", "application is being upgraded", "upgrade"));
            pause(node.pace().upgrade().dividedBy(2));
            schema.upgrade(this::failHalfWay);
            rows.whileOpen(() -> code.sharedFolder().prepare(code.version()));
            pause(node.pace().upgrade().dividedBy(2));
        }
    }

    private void failHalfWay() {
        if (isToFail()) {
            throw new IllegalStateException("migration has thrown half-way");
        }
    }

    private boolean isToFail() {
        return node.faults().endsInError(node.name(), code.image());
    }

    private static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }
}
