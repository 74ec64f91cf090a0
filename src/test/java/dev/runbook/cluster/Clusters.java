package dev.runbook.cluster;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Lends clusters to tests. They are built once, go from test to test, and are taken down when all tests are done. */
final class Clusters implements ParameterResolver {

    private static final Namespace OURS = Namespace.create(Clusters.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == RealCluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Pool pool = test.getRoot().getStore(OURS).computeIfAbsent(Pool.class, type -> new Pool(), Pool.class);
        return test.getStore(OURS)
                .computeIfAbsent(Loan.class, type -> pool.lend(), Loan.class)
                .cluster();
    }

    /** A cluster in the hands of one test. */
    private record Loan(RealCluster cluster, Pool pool) implements AutoCloseable {
        @Override
        public void close() {
            pool.free.add(cluster);
        }
    }

    /** As many clusters as tests run at the same time. */
    private static final class Pool implements AutoCloseable {
        private static final int SIZE = Integer.getInteger("clusters", 1);

        private final BlockingQueue<RealCluster> free = new ArrayBlockingQueue<>(SIZE);
        private final AtomicInteger built = new AtomicInteger();

        Loan lend() {
            RealCluster cluster = take();
            cluster.reset(RealCluster.RUNNING);
            return new Loan(cluster, this);
        }

        private RealCluster take() {
            RealCluster idle = free.poll();
            if (idle != null) {
                return idle;
            }
            if (built.getAndIncrement() < SIZE) {
                return RealCluster.serving("1.0.0");
            }
            try {
                return free.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted while waiting for a cluster", e);
            }
        }

        @Override
        public void close() {
            free.forEach(RealCluster::close);
        }
    }
}
