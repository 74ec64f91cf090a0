package dev.runbook.lab.service.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.lab.service.ScriptHost;
import dev.runbook.lab.service.ScriptHost.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** psql, pg_dump and pg_restore, called from real shells in the words of the shipped actions. */
class ClientsTest {

    private static final String COUNT = """
            psql -XAtc "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
            """;

    private static final String DUMP = "pg_dump --format=custom --file=db.dump";

    private static final String RESTORE = """
            {
              cat <<'SQL'
            BEGIN;
            SET lock_timeout = '60s';
            SET client_min_messages = warning;
            DO $$ DECLARE name text; BEGIN
              FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
                EXECUTE format('DROP SCHEMA %I CASCADE', name);
              END LOOP;
            END $$;
            CREATE SCHEMA public;
            SQL
              pg_restore --no-owner --file=- db.dump && printf 'COMMIT;\\n\\\\echo filled\\n'
            } | psql -Xq -v ON_ERROR_STOP=1 > db.log
            tail -n 1 db.log | grep -x filled
            """;

    @TempDir
    Path folder;

    private Database database;
    private ScriptHost host;
    private Map<String, String> environment;

    @BeforeEach
    void start() throws Exception {
        database = Database.start(
                folder.resolve("lab"), new Owner("lab", "p4ss:w@rd/$x \"y\"#%\\&;'", "lab"), () -> false);
        host = new ScriptHost(
                folder.resolve("bridge"),
                folder.resolve("home"),
                List.of(Psql.of(database), PgDump.of(database), PgRestore.of(database)));
        environment = Map.of(
                "PGHOST", "127.0.0.1",
                "PGPORT", String.valueOf(database.port()),
                "PGUSER", "lab",
                "PGPASSWORD", database.owner().password(),
                "PGDATABASE", "lab");
        says("psql -Xq", """
                CREATE TABLE posts (id serial PRIMARY KEY, title varchar(80), views int);
                INSERT INTO posts (title, views) VALUES ('Hello', 3), (e'tab\\tand \\\\N and ;', NULL), ('Žluťoučký', 12);
                CREATE TABLE empty (a int);
                CREATE SCHEMA extra;
                CREATE TABLE extra."Odd one" (a text);
                INSERT INTO extra."Odd one" VALUES ('$$');
                """);
    }

    @AfterEach
    void stop() throws Exception {
        host.close();
        database.close();
    }

    @Test
    void asksAsABackupDoes() {
        String script = """
                pg_dump --version > /dev/null && pg_restore --version > /dev/null && psql -XAt -v ON_ERROR_STOP=1 <<'SQL'
                SELECT pg_database_size(current_database());
                SELECT count(*) FROM pg_namespace
                  WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND NOT pg_has_role(nspowner, 'USAGE');
                SQL
                """;
        assertThat(run(script)).isEqualTo(new Ended(0, "7500052\n0\n", ""));
    }

    @Test
    void dumpsAndPutsBackEveryRow() throws IOException {
        var before = database.contents();
        assertThat(run(DUMP)).isEqualTo(new Ended(0, "", ""));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dump())))
                .isEqualTo("rw-------");
        assertThat(run("pg_restore --list db.dump | grep -c ' TABLE DATA '").out())
                .isEqualTo("3\n");
        assertThat(run(COUNT).out()).isEqualTo("3\n");
        says(
                "psql -Xq",
                "UPDATE posts SET title = 'spoilt'; DROP TABLE empty; CREATE TABLE more (a int); CREATE SCHEMA b;");
        assertThat(run(RESTORE)).isEqualTo(new Ended(0, "filled\n", ""));
        assertThat(database.contents()).isEqualTo(before);
        assertThat(run("psql -Xq -c ANALYZE")).isEqualTo(new Ended(0, "", ""));
    }

    @Test
    void restoresWithoutPsql() {
        var before = database.contents();
        run(DUMP);
        says("psql -Xq", "DROP SCHEMA public CASCADE; DROP SCHEMA extra CASCADE; CREATE SCHEMA public");
        assertThat(run("pg_restore -d lab db.dump")).isEqualTo(new Ended(0, "", ""));
        assertThat(database.contents()).isEqualTo(before);
        assertThat(run("pg_restore -d lab db.dump").exit()).isEqualTo(1);
    }

    @Test
    void noticesDamageAndLeavesTheDatabaseAlone() throws IOException {
        run(DUMP);
        byte[] whole = Files.readAllBytes(dump());
        var before = database.contents();
        for (int cut : new int[] {1, 20, 200, whole.length / 2, whole.length - 1}) {
            Files.write(dump(), java.util.Arrays.copyOf(whole, cut));
            assertThat(run("pg_restore --file=/dev/null db.dump").exit())
                    .as("cut at %d", cut)
                    .isEqualTo(1);
            assertThat(run(RESTORE).exit()).as("cut at %d", cut).isEqualTo(1);
            assertThat(database.contents()).isEqualTo(before);
        }
        for (int at = 0; at < whole.length; at += whole.length / 20) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 4;
            Files.write(dump(), flipped);
            assertThat(run("pg_restore --file=/dev/null db.dump"))
                    .as("flipped at %d", at)
                    .satisfies(ended -> {
                        assertThat(ended.exit()).isEqualTo(1);
                        assertThat(ended.err()).startsWith("pg_restore: error: ");
                    });
        }
    }

    @Test
    void endsSessionsAsARestoreDoes() {
        Session app = database.connect(
                database.port(),
                new Login("lab", java.util.Optional.of(database.owner().password()), "lab", "app"),
                () -> false);
        String script = """
                psql -XqAt -v ON_ERROR_STOP=1 -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                  WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
                """;
        assertThat(run(script)).isEqualTo(new Ended(0, "t\n", ""));
        assertThat(run(script)).isEqualTo(new Ended(0, "", ""));
        app.close();
    }

    @Test
    void showsRowsToPeople() {
        assertThat(host.run("psql -c 'select * from posts order by id'").out()).isEqualTo("""
                 id |      title       | views\s
                ----+------------------+-------
                  1 | Hello            |     3\s
                  2 | tab\tand \\N and ; |      \s
                  3 | Žluťoučký        |    12\s
                (3 rows)

                """);
        assertThat(host.run("psql -Atc \"UPDATE posts SET views = 4 WHERE id = 1\" -c 'TABLE posts'"))
                .isEqualTo(new Ended(
                        1,
                        "UPDATE 1\n",
                        "ERROR:  syntax error at or near \"TABLE\"\nHINT:  This is the lab's stand-in for PostgreSQL. It knows"
                                + " simple forms of SELECT, INSERT, UPDATE, DELETE, TRUNCATE, CREATE and DROP of tables and"
                                + " schemas, ALTER TABLE, COPY FROM stdin, DO, BEGIN, COMMIT, ROLLBACK, SET, SHOW, ANALYZE and"
                                + " VACUUM.\n"));
        assertThat(host.run("psql -At -F, <<'SQL'\n\\dt\n\\echo 'done'\nSQL").out())
                .isEqualTo("extra,Odd one,table\npublic,empty,table\npublic,posts,table\ndone\n");
    }

    @Test
    void stopsAtAnErrorWhenToldTo() {
        String script = "INSERT INTO empty VALUES (1);\nSELECT nothing;\nINSERT INTO empty VALUES (2);\n";
        String complaint = "psql:<stdin>:2: ERROR:  column \"nothing\" does not exist\n";
        assertThat(says("psql -Xq -v ON_ERROR_STOP=1", script)).isEqualTo(new Ended(3, "", complaint));
        assertThat(says("psql -XqAtc 'SELECT * FROM empty'", "").out()).isEqualTo("1\n");
        assertThat(says("psql -Xq", script)).isEqualTo(new Ended(0, "", complaint));
        assertThat(says("psql -Xq1", script).exit()).isEqualTo(3);
        assertThat(says("psql -XqAtc 'SELECT count(*) FROM empty'", "").out()).isEqualTo("3\n");
    }

    @Test
    void refusesAWrongPassword() {
        assertThat(host.run("PGPASSWORD=wrong psql -h 127.0.0.1 -p " + database.port() + " -U lab lab -c 'SELECT 1'"))
                .isEqualTo(new Ended(
                        2,
                        "",
                        "psql: error: connection to server at \"127.0.0.1\", port " + database.port()
                                + " failed: FATAL:  password authentication failed for user \"lab\"\n"));
        assertThat(host.run("pg_dump -h 127.0.0.1 -p " + database.port() + " -U lab lab")
                        .err())
                .isEqualTo("pg_dump: error: connection to server at \"127.0.0.1\", port " + database.port()
                        + " failed: fe_sendauth: no password supplied\n");
        assertThat(host.run("PGPASSWORD=x psql -h 127.0.0.1 -p 1 -c 'SELECT 1'").err())
                .contains("Connection refused");
        assertThat(host.run("psql nowhere -c 'SELECT 1'").err())
                .contains("FATAL:  database \"nowhere\" does not exist");
    }

    @Test
    void saysWhatItDoesNotKnow() {
        assertThat(host.run("pg_dump --schema-only lab"))
                .isEqualTo(new Ended(
                        2,
                        "",
                        "pg_dump: this is the lab's stand-in, and `--schema-only` is not known to it; it knows --dbname --file"
                                + " --format --host --no-owner --no-password --no-privileges --port --username --version -F -O -U -V"
                                + " -d -f -h -p -w -x\n"));
        assertThat(host.run("pg_restore --file=- nowhere.dump"))
                .isEqualTo(new Ended(
                        1,
                        "",
                        "pg_restore: error: could not open input file \"nowhere.dump\": No such file or directory\n"));
        assertThat(host.run("pg_dump --file=no/such/place").err())
                .isEqualTo("pg_dump: error: could not open output file \"no/such/place\": No such file or directory\n");
    }

    private Path dump() {
        return folder.resolve("home/db.dump");
    }

    private Ended run(String script) {
        return host.run(script, environment);
    }

    private Ended says(String command, String input) {
        return run(command + " <<'END'\n" + input + "\nEND\n");
    }
}
