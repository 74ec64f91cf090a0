package dev.runbook.lab.service.application;

import dev.runbook.lab.service.database.Login;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the application is told by its environment, with the defaults of the official image. */
record Settings(Map<String, String> environment) {

    private String text(String name, String otherwise) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isEmpty())
                .orElse(otherwise);
    }

    String databaseHost() {
        return text("DB_HOST", "localhost");
    }

    /** Zero if it is no number, which no database listens on. */
    int databasePort() {
        String port = text("DB_PORT", "5432");
        return port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0;
    }

    String dialect() {
        return text("DB_DIALECT", "postgres");
    }

    Login login(String node) {
        return new Login(
                text("DB_USER", "nocobase"),
                Optional.of(text("DB_PASSWORD", "")),
                text("DB_DATABASE", "nocobase"),
                "nocobase on " + node);
    }

    /** What tokens are signed with; empty: with a key in the storage. */
    String key() {
        return text("APP_KEY", "");
    }

    Set<String> rootAccounts() {
        return Set.of(rootName(), text("INIT_ROOT_EMAIL", "admin@nocobase.com"));
    }

    String rootName() {
        return text("INIT_ROOT_USERNAME", "nocobase");
    }

    String rootPassword() {
        return text("INIT_ROOT_PASSWORD", "admin123");
    }
}
