package dev.runbook.yaml;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.JsonScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/** The JSON schema of YAML 1.2 and nothing more: the library takes <code>${NAME}</code> for a value of a tag of its own. */
final class Yaml12Schema extends JsonSchema {

    private static final ScalarResolver WORDS = new JsonScalarResolver() {
        @Override
        public void addImplicitResolver(Tag tag, Pattern pattern, String first) {
            if (!tag.equals(Tag.ENV_TAG)) {
                super.addImplicitResolver(tag, pattern, first);
            }
        }
    };

    @Override
    public ScalarResolver getScalarResolver() {
        return WORDS;
    }
}
