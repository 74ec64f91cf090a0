package dev.runbook.yaml;

import dev.runbook.value.Value;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.LoadSettingsBuilder;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.Schema;

/** What plain words mean. */
public enum Dialect {

    /** YAML 1.2 with the JSON schema: {@code on}, {@code yes} and {@code no} are strings. */
    YAML_1_2(new Yaml12Schema()),

    /** YAML 1.1 as Ansible reads its files: {@code yes} is true, {@code 010} is 8, {@code <<} merges a map. */
    YAML_1_1(new Yaml11Schema());

    private final LoadSettings settings;

    Dialect(Schema schema) {
        LoadSettingsBuilder builder = LoadSettings.builder();
        this.settings = builder.setAllowDuplicateKeys(true)
                .setAllowNonScalarKeys(true)
                .setMaxAliasesForCollections(Integer.MAX_VALUE)
                .setSchema(schema)
                .build();
    }

    /** Whether a plain word is a string, and no number, truth or nothing. */
    public boolean isString(String word) {
        return settings.getSchema().getScalarResolver().resolve(word, true).equals(Tag.STR);
    }

    LoadSettings settings() {
        return settings;
    }

    /** The value of a word that was resolved to bool, int or float. */
    Value value(Tag tag, String text) {
        if (tag.equals(Tag.BOOL)) {
            return Value.of(this == YAML_1_1 ? Yaml11Scalars.truth(text) : Boolean.parseBoolean(text));
        }
        if (tag.equals(Tag.INT)) {
            return Value.of(this == YAML_1_1 ? Yaml11Scalars.whole(text) : Long.parseLong(text));
        }
        return Value.of(this == YAML_1_1 ? Yaml11Scalars.decimal(text) : decimal(text));
    }

    static double decimal(String text) {
        return switch (text.toLowerCase()) {
            case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            case ".nan" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }
}
