package dev.runbook.cluster;

import dev.runbook.prerequisite.RequiresRoot;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The tests of this class each borrow a {@link RealCluster} that serves version 1.0.0 on three nodes. Where no cluster
 * can be built they are skipped, and fail with {@code RUNBOOK_REQUIRE_ALL=1}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("real-cluster")
@Execution(ExecutionMode.CONCURRENT)
@RequiresRoot(
        programs = {
            "sshd",
            "dockerd",
            "docker-compose",
            "docker-registry",
            "nginx",
            "haproxy",
            "pg_createcluster",
            "mariadbd"
        })
@ExtendWith(Clusters.class)
@interface OnRealCluster {}
