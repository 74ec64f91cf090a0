package dev.runbook.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;

/** Which plain words are no strings in YAML 1.1, by the expressions of PyYAML. */
final class Yaml11Schema implements Schema {

    private static final Map<Tag, Pattern> WORDS = words();

    @Override
    public ScalarResolver getScalarResolver() {
        return (text, implicit) -> implicit ? resolve(text) : Tag.STR;
    }

    @Override
    public Map<Tag, ConstructNode> getSchemaTagConstructors() {
        return Map.of();
    }

    private static Tag resolve(String text) {
        return WORDS.entrySet().stream()
                .filter(word -> word.getValue().matcher(text).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Tag.STR);
    }

    private static Map<Tag, Pattern> words() {
        Map<Tag, Pattern> words = new LinkedHashMap<>();
        words.put(Tag.NULL, Pattern.compile("~|null|Null|NULL|"));
        words.put(
                Tag.BOOL,
                Pattern.compile("(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)"));
        words.put(
                Tag.INT,
                Pattern.compile("[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+"
                        + "|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+"));
        words.put(
                Tag.FLOAT,
                Pattern.compile("[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
                        + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
                        + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)"));
        words.put(Tag.MERGE, Pattern.compile("<<"));
        return words;
    }
}
