package dev.runbook.lab.service.database;

import dev.runbook.lab.service.sql.Contents;
import dev.runbook.lab.service.sql.Result;
import dev.runbook.lab.service.sql.Server.Backend;
import dev.runbook.lab.service.sql.SqlError;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** The stand-in for PostgreSQL: one database of one owner, its rows in files, one transaction at a time. */
public final class Database implements Closeable {

    /** What a statement leaves behind. */
    interface Outcome {
        Result result();

        Contents contents();
    }

    private final TableFiles files;
    private final Owner owner;
    private final PostgresPort port;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Backend> backends = new ConcurrentHashMap<>();
    private final AtomicLong pids = new AtomicLong(100);

    private Database(TableFiles files, Owner owner, PostgresPort port) {
        this.files = files;
        this.owner = owner;
        this.port = port;
    }

    /**
     * Starts it.
     *
     * @param folder where its files are, or will be
     * @param cut whether its host cannot be reached at the moment
     */
    public static Database start(Path folder, Owner owner, BooleanSupplier cut) throws IOException {
        boolean isNew = !Files.exists(folder);
        Files.createDirectories(folder);
        TableFiles files = new TableFiles(folder);
        if (isNew) {
            files.write(Contents.none(), Contents.EMPTY);
        }
        return new Database(files, owner, PostgresPort.open(cut));
    }

    public int port() {
        return port.number();
    }

    public Owner owner() {
        return owner;
    }

    /**
     * Connects over the network; the password is checked.
     *
     * @param cut whether nothing gets from there to here at the moment
     */
    public Session connect(int to, Login login, BooleanSupplier cut) {
        Session.Line line = () -> demandReachable(to, cut);
        line.demand();
        owner.admit(login);
        return session(login, line);
    }

    /** Connects on the database's own host, by its socket, where everybody is trusted. */
    public Session connectLocally(Login login) {
        owner.demandKnown(login);
        return session(login, () -> {});
    }

    /** All there is, at this moment. */
    public Contents contents() {
        return locked(this::read);
    }

    private void demandReachable(int to, BooleanSupplier cut) {
        if (cut.getAsBoolean()) {
            throw new ConnectionFailure("timeout expired");
        }
        if (to != port()) {
            throw new ConnectionFailure(
                    "Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?");
        }
    }

    private Session session(Login login, Session.Line line) {
        Backend backend = new Backend(pids.incrementAndGet(), login.database(), login.user(), login.application());
        backends.put(backend.pid(), backend);
        return new Session(this, backend, line);
    }

    void demandRunning(Backend backend) {
        if (!backends.containsKey(backend.pid())) {
            throw new ConnectionFailure("terminating connection due to administrator command");
        }
    }

    Result atOnce(Function<Contents, ? extends Outcome> work) {
        return locked(() -> {
            Contents before = read();
            Outcome outcome = work.apply(before);
            write(before, outcome.contents());
            return outcome.result();
        });
    }

    /** Begins a transaction; others wait until its end. */
    Contents begin() {
        lock.lock();
        return read();
    }

    void end(Contents before, Contents after) {
        try {
            write(before, after);
        } finally {
            lock.unlock();
        }
    }

    List<Backend> backends() {
        return backends.values().stream()
                .sorted(Comparator.comparing(Backend::pid))
                .toList();
    }

    boolean terminate(long pid) {
        return backends.remove(pid) != null;
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private Contents read() {
        try {
            return files.read();
        } catch (IOException e) {
            throw new SqlError("could not read the files of the database: " + e);
        }
    }

    private void write(Contents before, Contents after) {
        if (before == after) {
            return;
        }
        try {
            files.write(before, after);
        } catch (IOException e) {
            throw new SqlError("could not write the files of the database: " + e);
        }
    }

    @Override
    public void close() throws IOException {
        port.close();
    }
}
