package dev.runbook.lab.service.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements, and what PostgreSQL does with them. */
class SqlTest {

    private static final String SELECTS = """
            SELECT * FROM posts => 1,One,Ada Lovelace,3;2,Two,Alan Turing,5;3,It's three,,0
            select p.title from posts p where p.id > 1 order by p.id desc => It's three;Two
            SELECT count(*), count(author), sum(views), max(title) FROM posts => 3,2,8,Two
            SELECT count(*) FROM posts WHERE false => 0
            SELECT author IS NULL, count(*) FROM posts GROUP BY author IS NULL ORDER BY 2 => t,1;f,2
            SELECT title AS t FROM posts ORDER BY t LIMIT 1 OFFSET 1 => One
            SELECT DISTINCT views > 1 FROM posts ORDER BY 1 => f;t
            SELECT 1 + 2 * 3 - 4 / 2, 7 % 4, -2 * 3, 7 / 2, 7.5 / 2 => 5,3,-6,3,3.75
            SELECT 'a' || 1 || NULL, concat('a', 1, NULL) => ,a1
            SELECT NULL = NULL, NULL AND false, NULL OR true, NOT NULL => ,f,t,
            SELECT 1 IN (2, 1), 3 NOT IN (1, 2), 2 BETWEEN 1 AND 3, 'abc' LIKE 'a%', 'abc' NOT LIKE '_' => t,t,t,t,t
            SELECT 'pg_x' ~ '^pg_', 'x' !~ '^pg_', 'ABC' ~* 'b' => t,t,t
            SELECT CASE WHEN 1 > 2 THEN 'a' ELSE 'b' END, CASE 3 WHEN 3 THEN 'c' END => b,c
            SELECT '12'::int + 1, CAST(5 AS text) || '!', 't'::boolean => 13,5!,t
            SELECT split_part('Ada Lovelace', ' ', 2), upper('ä'), substr('hello', 2, 3), length('äöü') => Lovelace,Ä,ell,3
            SELECT coalesce(NULL, 2), replace('aXc', 'X', 'b'), strpos('abc', 'c') => 2,abc,3
            SELECT format('DROP SCHEMA %I CASCADE', 'My "x') => DROP SCHEMA "My ""x" CASCADE
            SELECT current_user, current_database(), $1 => eve,lab,given
            SELECT title FROM posts WHERE title = 'It''s three' /* a /* nested */ comment */ -- and another => It's three
            SELECT a.id, b.id FROM posts a JOIN posts b ON b.id = a.id + 1 => 1,2;2,3
            SELECT a.id, b.id FROM posts a LEFT JOIN posts b ON b.id = a.id + 2 ORDER BY 1 => 1,3;2,;3,
            SELECT e'a\\nb' = 'a' || e'\\n' || $$b$$ => t
            SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' => 1
            SELECT count(*) FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND NOT pg_has_role(nspowner, 'USAGE') => 0
            SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() LIMIT 1 => posts
            """;

    private static final String REFUSALS = """
            SELECT * FROM nowhere => relation "nowhere" does not exist
            SELECT nothing FROM posts WHERE false => column "nothing" does not exist
            SELECT x.id FROM posts => missing FROM-clause entry for table "x"
            SELECT id FROM posts a JOIN posts b ON a.id = b.id => column reference "id" is ambiguous
            INSERT INTO posts (title) VALUES (NULL) => null value in column "title" of relation "posts" violates not-null constraint
            INSERT INTO posts (id, title) VALUES (1, 'x') => duplicate key value violates unique constraint "posts_pkey"
            INSERT INTO posts (title) VALUES ('a title that is too long for it') => value too long for type character varying(20)
            INSERT INTO posts (title, views) VALUES ('x') => INSERT has fewer expressions than target columns
            UPDATE posts SET views = 'many' => invalid input syntax for type integer: "many"
            UPDATE posts SET nothing = 1 WHERE false => column "nothing" of relation "posts" does not exist
            ALTER TABLE posts ADD COLUMN title text => column "title" of relation "posts" already exists
            CREATE TABLE posts (a int) => relation "posts" already exists
            CREATE TABLE t (a money) => type "money" does not exist
            DROP TABLE nowhere => table "nowhere" does not exist
            DROP SCHEMA public => cannot drop schema public because other objects depend on it
            SET nonsense = 1 => unrecognized configuration parameter "nonsense"
            SELECT 1 / 0 => division by zero
            SELECT 9223372036854775807 + 1 => bigint out of range
            SELECT $2 => there is no parameter $2
            SELECT nonsense(1) => function nonsense with 1 arguments does not exist
            SELECT 'open => unterminated quoted string at or near "'open"
            SELECT 1 FROM => syntax error at end of input
            GRANT ALL TO eve => syntax error at or near "GRANT"
            SELECT 1; SELECT 2 => syntax error at or near "SELECT"
            """;

    private final List<Long> terminated = new ArrayList<>();
    private Contents contents = Contents.EMPTY;

    SqlTest() {
        run("CREATE TABLE posts (id serial PRIMARY KEY, title varchar(20) NOT NULL, author text, views int DEFAULT 0)");
        run("INSERT INTO posts (title, author, views) VALUES ('One', 'Ada Lovelace', 3), ('Two', 'Alan Turing', 5)");
        run("INSERT INTO posts (title) VALUES ('It''s three')");
    }

    @ParameterizedTest
    @MethodSource
    void selects(String statement, String rows) {
        assertThat(rows(statement)).isEqualTo(rows);
    }

    static Stream<Arguments> selects() {
        return pairs(SELECTS);
    }

    static Stream<Arguments> refuses() {
        return pairs(REFUSALS);
    }

    private static Stream<Arguments> pairs(String lines) {
        return lines.lines().map(line -> line.split(" => ", -1)).map(pair -> Arguments.of(pair[0], pair[1]));
    }

    @Test
    void changesRows() {
        assertThat(tag("UPDATE posts SET views = views + 1, title = upper(title) WHERE author IS NOT NULL"))
                .isEqualTo("UPDATE 2");
        assertThat(tag("DELETE FROM posts WHERE id = 3")).isEqualTo("DELETE 1");
        assertThat(rows("SELECT title, views FROM posts")).isEqualTo("ONE,4;TWO,6");
        assertThat(tag("TRUNCATE posts")).isEqualTo("TRUNCATE TABLE");
        assertThat(rows("SELECT * FROM posts")).isEmpty();
    }

    @Test
    void changesTables() {
        run("ALTER TABLE posts ADD COLUMN first_name text, ADD COLUMN last_name varchar(40) DEFAULT '-'");
        run("UPDATE posts SET first_name = split_part(author, ' ', 1), last_name = split_part(author, ' ', 2)");
        run("ALTER TABLE posts DROP COLUMN author");
        run("ALTER TABLE posts RENAME COLUMN views TO seen");
        run("ALTER TABLE posts RENAME TO articles");
        assertThat(rows("SELECT * FROM articles WHERE id = 1")).isEqualTo("1,One,3,Ada,Lovelace");
        assertThat(contents.find(TableName.of("posts"))).isEmpty();
    }

    @Test
    void emptiesTheDatabaseInABlock() {
        run("CREATE SCHEMA \"other one\"");
        run("CREATE TABLE \"other one\".\"Odd\" (a int)");
        run("""
                DO $$ DECLARE name text; BEGIN
                  FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
                    EXECUTE format('DROP SCHEMA %I CASCADE', name);
                  END LOOP;
                END $$""");
        assertThat(contents.schemas()).isEmpty();
        assertThatThrownBy(() -> run("CREATE TABLE t (a int)")).hasMessage("schema \"public\" does not exist");
    }

    @Test
    void endsBackends() {
        assertThat(rows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"))
                .isEqualTo("t");
        assertThat(terminated).containsExactly(7L);
    }

    @ParameterizedTest
    @MethodSource
    void refuses(String statement, String message) {
        assertThatThrownBy(() -> run(statement))
                .isInstanceOf(SqlError.class)
                .satisfies(
                        error -> assertThat(error.getMessage().lines()).first().isEqualTo(message));
    }

    @Test
    void survivesAbsurdNesting() {
        int depth = 10_000;
        assertThatThrownBy(() -> run("SELECT " + "(".repeat(depth) + "1" + ")".repeat(depth)))
                .hasMessage("stack depth limit exceeded");
        assertThatThrownBy(() -> run("SELECT " + "- ".repeat(depth) + "1")).isInstanceOf(SqlError.class);
        assertThatThrownBy(() -> run("SELECT " + "NOT ".repeat(depth) + "true")).isInstanceOf(SqlError.class);
    }

    @Test
    void takesAScriptApart() {
        ScriptReader script = new ScriptReader("""
                SELECT 'a;b'; -- one; comment
                COPY posts FROM stdin;
                1\tx
                it's \\\\ raw
                \\.
                \\echo hello world
                SELECT 2""");
        assertThat(script.next()).hasValue(new ScriptReader.Piece("SELECT 'a;b'", false, 1));
        assertThat(script.next()).hasValue(new ScriptReader.Piece("COPY posts FROM stdin", false, 2));
        assertThat(script.rows()).containsExactly("1\tx", "it's \\\\ raw");
        assertThat(script.next()).hasValue(new ScriptReader.Piece("echo hello world", true, 6));
        assertThat(script.next()).hasValue(new ScriptReader.Piece("SELECT 2", false, 7));
        assertThat(script.next()).isEmpty();
    }

    @Test
    void writesATableAsTextAndReadsItBack() {
        run("INSERT INTO posts (title, author) VALUES (e'tab\\tline\\nslash\\\\', '')");
        Table posts = contents.table(TableName.of("posts"));
        assertThat(posts.lines()).contains("4\ttab\\tline\\nslash\\\\\t\t0", "3\tIt's three\t\\N\t0");
        assertThat(Table.of(posts.definition(), posts.lines())).isEqualTo(posts);
    }

    private String tag(String statement) {
        return run(statement).tag();
    }

    private String rows(String statement) {
        return String.join(
                ";",
                run(statement).shown().stream()
                        .map(row -> String.join(",", row))
                        .toList());
    }

    private Result run(String statement) {
        Work work = new Work(contents, new OneServer(), List.of(Value.of("given")), new HashMap<>());
        Result result = Statement.read(statement).run(work);
        contents = work.contents();
        return result;
    }

    private final class OneServer implements Server {
        @Override
        public String database() {
            return "lab";
        }

        @Override
        public String user() {
            return "eve";
        }

        @Override
        public long pid() {
            return 6;
        }

        @Override
        public List<Backend> backends() {
            return List.of(new Backend(6, "lab", "eve", "psql"), new Backend(7, "lab", "eve", "app"));
        }

        @Override
        public boolean terminate(long pid) {
            return terminated.add(pid);
        }
    }
}
