package dev.runbook.cluster;

/** The databases of the test bed. */
enum Database {
    POSTGRESQL(
            "db1",
            "sudo -u postgres pg_dump --data-only --column-inserts nocobase",
            "sudo -u postgres psql -qXAt nocobase"),
    MARIADB(
            "db2",
            "mariadb-dump --no-create-info --complete-insert --skip-comments nocobase",
            "mariadb -BN --init-command=\"SET sql_mode='ANSI_QUOTES'\" nocobase");

    private final String host;
    private final String dump;
    private final String client;

    Database(String host, String dump, String client) {
        this.host = host;
        this.dump = dump;
        this.client = client;
    }

    /** A checksum over every row, with the names of the columns, so that a change of the tables shows as well. */
    String rows(RealCluster cluster) {
        return cluster.enter(host, "cd / && " + dump + " | grep '^INSERT' | sort | sha256sum");
    }

    /** The version that the application has recorded. */
    String recordedVersion(RealCluster cluster) {
        return ask(cluster, "SELECT value FROM \"applicationVersion\"");
    }

    /** The one value that answers the question. */
    String ask(RealCluster cluster, String question) {
        return cluster.enter(host, "cd / && " + client + " <<'SQL'\n" + question + ";\nSQL")
                .strip();
    }
}
