package dev.runbook.lab.service.container;

import java.time.Instant;

/**
 * A container of a node.
 *
 * @param imageId the image it was made of, whatever its reference means by now
 * @param status {@code created}, {@code running} or {@code exited}
 * @param restarts how often it was started again by itself
 */
public record Container(
        String id,
        Blueprint blueprint,
        String imageId,
        String version,
        Status status,
        int exitCode,
        int restarts,
        Instant created,
        Instant started) {

    /** As docker calls it. */
    public enum Status {
        CREATED,
        RUNNING,
        EXITED;

        String word() {
            return name().toLowerCase();
        }
    }

    static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    public String name() {
        return blueprint.name();
    }

    public boolean isRunning() {
        return status == Status.RUNNING;
    }

    String shortId() {
        return id.substring(0, 12);
    }

    Container running() {
        return new Container(id, blueprint, imageId, version, Status.RUNNING, 0, restarts, created, Instant.now());
    }

    Container exited(int code) {
        return new Container(id, blueprint, imageId, version, Status.EXITED, code, restarts, created, started);
    }

    Container restarted() {
        return new Container(id, blueprint, imageId, version, Status.RUNNING, 0, restarts + 1, created, Instant.now());
    }
}
