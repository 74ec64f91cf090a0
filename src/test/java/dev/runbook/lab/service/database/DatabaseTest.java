package dev.runbook.lab.service.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.lab.service.sql.SqlError;
import dev.runbook.lab.service.sql.Statement;
import dev.runbook.value.Value;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    private static final Login EVE = new Login("eve", Optional.of("s3cret"), "lab", "test");

    @TempDir
    Path folder;

    private final AtomicBoolean cut = new AtomicBoolean();
    private Database database;

    @BeforeEach
    void start() throws IOException {
        database = Database.start(folder.resolve("lab"), new Owner("eve", "s3cret", "lab"), cut::get);
    }

    @AfterEach
    void stop() throws IOException {
        database.close();
    }

    @Test
    void keepsRowsInFilesThatPeopleCanRead() throws IOException {
        try (Session session = connect()) {
            session.run("CREATE TABLE posts (id serial PRIMARY KEY, title text)");
            session.run("INSERT INTO posts (title) VALUES ($1)", Value.of("a\ttab"));
        }
        assertThat(folder.resolve("lab/public/posts.rows"))
                .content()
                .isEqualTo("CREATE TABLE public.posts (id serial PRIMARY KEY, title text);\n1\ta\\ttab\n");
        Files.writeString(
                folder.resolve("lab/public/posts.rows"), "2\tby hand\n", java.nio.file.StandardOpenOption.APPEND);
        assertThat(one("SELECT title FROM posts WHERE id = 2")).isEqualTo("by hand");
    }

    @Test
    void aNameLeadsNowhereElse() {
        try (Session session = connect()) {
            session.run("CREATE TABLE \"../../etc/passwd\" (a int)");
            session.run("CREATE SCHEMA \"..\"");
            session.run("CREATE TABLE \"..\".\"..\" (a int)");
            session.run("DROP SCHEMA \"..\" CASCADE");
        }
        assertThat(folder).isDirectoryContaining(path -> path.endsWith("lab"));
        assertThat(one("SELECT relname FROM pg_class")).isEqualTo("../../etc/passwd");
    }

    @Test
    void aTransactionIsDoneAsAWholeOrNotAtAll() {
        try (Session session = connect()) {
            session.run("CREATE TABLE a (n int)");
            session.run(Statement.Control.BEGIN);
            session.run("INSERT INTO a VALUES (1)");
            session.run("CREATE TABLE b (n int)");
            assertThatThrownBy(() -> session.run("SELECT * FROM c")).isInstanceOf(SqlError.class);
            assertThatThrownBy(() -> session.run("INSERT INTO a VALUES (2)"))
                    .hasMessageStartingWith("current transaction");
            assertThat(session.run(Statement.Control.COMMIT).tag()).isEqualTo("ROLLBACK");
        }
        assertThat(one("SELECT count(*) FROM a")).isEqualTo("0");
        assertThat(database.contents().tables()).hasSize(1);
    }

    @Test
    void whatIsNotCommittedIsGoneWithItsSession() {
        try (Session session = connect()) {
            session.run(Statement.Control.BEGIN);
            session.run("CREATE TABLE a (n int)");
        }
        assertThat(database.contents().tables()).isEmpty();
    }

    @Test
    void oneTransactionAtATime() {
        try (Session session = connect()) {
            session.run("CREATE TABLE counter (n int)");
            session.run("INSERT INTO counter VALUES (0)");
        }
        List<CompletableFuture<Void>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(this::count))
                .toList();
        all.forEach(CompletableFuture::join);
        assertThat(one("SELECT n FROM counter")).isEqualTo("80");
    }

    private void count() {
        try (Session session = connect()) {
            for (int i = 0; i < 5; i++) {
                session.run("UPDATE counter SET n = n + 1");
                session.run(Statement.Control.BEGIN);
                String n = session.run("SELECT n FROM counter").shown().get(0).get(0);
                session.run("UPDATE counter SET n = $1", Value.of(Long.parseLong(n) + 1));
                session.run(Statement.Control.COMMIT);
            }
        }
    }

    @Test
    void refusesWhoIsNotKnown() {
        assertRefused(
                new Login("eve", Optional.of("wrong"), "lab", ""),
                "FATAL:  password authentication failed for user \"eve\"");
        assertRefused(
                new Login("bob", Optional.of("s3cret"), "lab", ""),
                "FATAL:  password authentication failed for user \"bob\"");
        assertRefused(new Login("eve", Optional.empty(), "lab", ""), "fe_sendauth: no password supplied");
        assertRefused(new Login("eve", Optional.of("s3cret"), "x", ""), "FATAL:  database \"x\" does not exist");
    }

    private void assertRefused(Login login, String why) {
        assertThatThrownBy(() -> database.connect(database.port(), login, () -> false))
                .isInstanceOf(ConnectionFailure.class)
                .hasMessage(why);
    }

    @Test
    void endsAnotherSession() {
        try (Session app = connect();
                Session admin = connect()) {
            admin.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()");
            assertThatThrownBy(() -> app.run("SELECT 1"))
                    .hasMessage("terminating connection due to administrator command");
            assertThat(admin.run("SELECT 1").rows()).hasSize(1);
        }
    }

    @Test
    void itsPortIsOpenUntilItsHostIsCutOff() throws Exception {
        open().close();
        cut.set(true);
        awaitRefusal();
        assertThatThrownBy(() -> database.connect(database.port(), EVE, cut::get))
                .hasMessage("timeout expired");
        cut.set(false);
        long deadline = System.nanoTime() + 10_000_000_000L;
        boolean isOpen = false;
        while (!isOpen && System.nanoTime() < deadline) {
            try {
                open().close();
                isOpen = true;
            } catch (ConnectException stillClosed) {
                Thread.sleep(20);
            }
        }
        assertThat(isOpen).isTrue();
    }

    private void awaitRefusal() throws Exception {
        for (int i = 0; i < 500; i++) {
            try {
                open().close();
                Thread.sleep(20);
            } catch (ConnectException refused) {
                return;
            }
        }
        throw new AssertionError("the port of a host that is cut off is still open");
    }

    @Test
    void tellsARealClientWhereToAsk() throws IOException {
        try (Socket client = open()) {
            byte[] hello = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f, 0, 0, 0, 9, 0, 3, 0, 0, 0};
            client.getOutputStream().write(hello);
            DataInputStream in = new DataInputStream(client.getInputStream());
            assertThat(in.readByte()).isEqualTo((byte) 'N');
            assertThat(in.readByte()).isEqualTo((byte) 'E');
            byte[] message = new byte[in.readInt() - 4];
            in.readFully(message);
            assertThat(new String(message, StandardCharsets.UTF_8)).contains("FATAL", "stand-in for PostgreSQL");
        }
    }

    private Socket open() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), database.port());
    }

    private Session connect() {
        return database.connect(database.port(), EVE, () -> false);
    }

    private String one(String query) {
        try (Session session = connect()) {
            return session.run(query).shown().get(0).get(0);
        }
    }
}
