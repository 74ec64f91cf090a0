package dev.runbook.lab.host;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.PropertyResolver;
import org.apache.sshd.common.io.IoAcceptor;
import org.apache.sshd.common.io.IoConnector;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoServiceEventListener;
import org.apache.sshd.common.io.IoServiceFactory;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.util.closeable.AbstractCloseable;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;

/** The threads that the servers of a lab share, however many they are. */
public final class SharedIo implements AutoCloseable {

    private static final Duration NEVER = Duration.ofDays(365);

    private final ExecutorService work = Executors.newCachedThreadPool(named("lab"));
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, named("lab clock"));
    private final SshServer pattern = SshServer.setUpDefaultServer();
    private final IoServiceFactory io;

    public SharedIo() {
        setLimits(pattern);
        io = new Nio2ServiceFactoryFactory().create(pattern);
    }

    /** For what takes its time: the streams of commands, waiting. */
    ExecutorService work() {
        return work;
    }

    /** Makes this server live on the shared threads. */
    void lendTo(SshServer server) {
        setLimits(server);
        server.setIoServiceFactoryFactory(new Nio2ServiceFactoryFactory() {
            @Override
            public IoServiceFactory create(FactoryManager manager) {
                return new Lent();
            }
        });
        server.setScheduledExecutorService(clock, false);
    }

    /** People and breakpoints are slow; a lab's host hangs up on nobody. */
    private static void setLimits(PropertyResolver server) {
        CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(server, Duration.ZERO);
        CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(server, NEVER);
        CoreModuleProperties.COMMAND_EXIT_TIMEOUT.set(server, Duration.ofMillis(1));
        CoreModuleProperties.TCP_NODELAY.set(server, true);
    }

    @Override
    public void close() {
        io.close(true);
        clock.shutdownNow();
        work.shutdownNow();
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + " " + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** The shared service in the hands of one server, which cannot close it. */
    private final class Lent extends AbstractCloseable implements IoServiceFactory {

        @Override
        public IoConnector createConnector(IoHandler handler) {
            return io.createConnector(handler);
        }

        @Override
        public IoAcceptor createAcceptor(IoHandler handler) {
            return io.createAcceptor(handler);
        }

        @Override
        public IoServiceEventListener getIoServiceEventListener() {
            return io.getIoServiceEventListener();
        }

        @Override
        public void setIoServiceEventListener(IoServiceEventListener listener) {
            io.setIoServiceEventListener(listener);
        }
    }
}
