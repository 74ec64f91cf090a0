package dev.runbook.lab.service.sql;

/** The name of a table; without a schema it is in {@code public}. */
public record TableName(String schema, String name) {

    public static final String USUAL_SCHEMA = "public";

    public static TableName of(String name) {
        return new TableName(USUAL_SCHEMA, name);
    }

    /** With the schema, as it stands in a dump. */
    public String full() {
        return Names.quoted(schema) + "." + Names.quoted(name);
    }

    /** As people call it. */
    @Override
    public String toString() {
        return schema.equals(USUAL_SCHEMA) ? name : schema + "." + name;
    }
}
