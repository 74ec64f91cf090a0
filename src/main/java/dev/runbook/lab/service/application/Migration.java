package dev.runbook.lab.service.application;

import java.util.List;

/**
 * What a version changes in the database. Rows are rewritten first and tables are altered then, so a second node that
 * does it at the same time may rewrite them twice before it dies of what the first has altered.
 */
record Migration(String version, String rewrite, List<String> alter) {

    private static final List<Migration> ALL = List.of(
            new Migration(
                    "1.1.0",
                    "UPDATE posts SET title = concat(title, '.')",
                    List.of("ALTER TABLE posts ADD COLUMN published boolean DEFAULT true")),
            new Migration(
                    "2.0.0",
                    "UPDATE posts SET words = words * 6",
                    List.of(
                            "ALTER TABLE posts RENAME COLUMN words TO characters",
                            "ALTER TABLE posts ADD COLUMN first_name varchar(40), ADD COLUMN last_name varchar(40)",
                            "UPDATE posts SET first_name = split_part(author, ' ', 1), last_name = split_part(author, ' ', 2)",
                            "ALTER TABLE posts DROP COLUMN author")),
            new Migration(
                    "2.1.0",
                    "UPDATE posts SET characters = characters + length(title)",
                    List.of(
                            "CREATE TABLE comments (id serial PRIMARY KEY, post integer NOT NULL, text varchar(200))",
                            "INSERT INTO comments (post, text) VALUES (1, 'Well done!')")),
            new Migration(
                    "3.0.0",
                    "UPDATE users SET username = upper(username)",
                    List.of(
                            "ALTER TABLE users RENAME COLUMN username TO nickname",
                            "ALTER TABLE posts ADD COLUMN slug varchar(120)",
                            "UPDATE posts SET slug = lower(replace(replace(title, '.', ''), ' ', '-'))")));

    /** Those that lead from a version to another; none on the way down. */
    static List<Migration> between(String from, String to) {
        return ALL.stream()
                .filter(it ->
                        Versions.ORDER.compare(from, it.version) < 0 && Versions.ORDER.compare(it.version, to) <= 0)
                .toList();
    }
}
