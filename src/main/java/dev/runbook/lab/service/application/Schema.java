package dev.runbook.lab.service.application;

import dev.runbook.value.Value;
import java.util.List;

/**
 * What a version of the application keeps in the database: installing it, and upgrading to it. As in the original,
 * nothing locks two nodes against each other.
 */
final class Schema {

    /** What happens between two statements. */
    interface Interlude {

        Interlude NONE = () -> {};

        void pass();
    }

    private static final String FIRST = "1.0.0";

    private static final List<String> TABLES = List.of(
            "CREATE TABLE \"applicationVersion\" (id serial PRIMARY KEY, value varchar(80))",
            "CREATE TABLE \"applicationPlugins\" (id serial PRIMARY KEY, name varchar(120) UNIQUE,"
                    + " version varchar(80), enabled boolean, installed boolean)",
            "CREATE TABLE users (id serial PRIMARY KEY, username varchar(80))",
            "CREATE TABLE posts (id serial PRIMARY KEY, title varchar(120), author varchar(80), words integer)",
            "INSERT INTO posts (title, author, words) VALUES ('The first start', 'Ada Lovelace', 320),"
                    + " ('What a balancer does', 'Alan Turing', 540), ('A backup that was tried', 'Grace Hopper', 215),"
                    + " ('Reading a plan', 'Björn Đorđević', 410)");

    private final Statements rows;
    private final String version;

    /** @param version that of the code */
    Schema(Statements rows, String version) {
        this.rows = rows;
        this.version = version;
    }

    boolean isEmpty() {
        return rows.one("SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema() LIMIT 1")
                .isEmpty();
    }

    String recordedVersion() {
        return rows.one("SELECT value FROM \"applicationVersion\" ORDER BY id")
                .orElseThrow(() -> new IllegalStateException("the database has recorded no version"));
    }

    /** @param halfWay after the tables are there, before anything else is */
    void install(String root, Interlude halfWay) {
        TABLES.forEach(rows::run);
        rows.run("INSERT INTO users (username) VALUES ($1)", Value.of(root));
        halfWay.pass();
        Migration.between(FIRST, version).forEach(migration -> migrate(migration, Interlude.NONE));
        Plugins.install(rows, version);
        rows.run("INSERT INTO \"applicationVersion\" (value) VALUES ($1)", Value.of(version));
    }

    /**
     * Also on the way down, where it changes nothing but the version that is recorded.
     *
     * @param halfWay after rows have been rewritten, before tables are altered
     */
    void upgrade(Interlude halfWay) {
        Migration.between(recordedVersion(), version).forEach(migration -> migrate(migration, halfWay));
        rows.run("UPDATE \"applicationVersion\" SET value = $1", Value.of(version));
    }

    private void migrate(Migration migration, Interlude halfWay) {
        rows.run(migration.rewrite());
        halfWay.pass();
        migration.alter().forEach(rows::run);
    }
}
