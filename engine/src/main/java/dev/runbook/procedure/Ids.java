package dev.runbook.procedure;

import dev.runbook.source.Problems;
import dev.runbook.yaml.Node;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The ids of one file: as written, or the slug of the name; each only once. */
final class Ids {

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{.*?}}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern DASH_AT_AN_END = Pattern.compile("^-|-$");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

    private final String prefix;
    private final Map<String, Node.Scalar> written;
    private final Map<String, Integer> slugs;

    private Ids(String prefix, Map<String, Node.Scalar> written, Map<String, Integer> slugs) {
        this.prefix = prefix;
        this.written = written;
        this.slugs = slugs;
    }

    static Ids ofFile() {
        return new Ids("", new TreeMap<>(), new TreeMap<>());
    }

    /** Ids that begin with this one: of undo steps, of included steps. */
    Ids under(String id) {
        return new Ids(id + "/", written, slugs);
    }

    String take(Optional<Node.Scalar> explicit, String name, Problems problems) {
        if (explicit.isPresent()) {
            return takeWritten(explicit.get(), problems);
        }
        String slug = prefix + slug(name);
        int count = slugs.merge(slug, 1, Integer::sum);
        return count == 1 && !written.containsKey(slug) ? slug : slug + "-" + Math.max(2, count);
    }

    private String takeWritten(Node.Scalar id, Problems problems) {
        String full = prefix + id.text();
        if (!ID.matcher(id.text()).matches()) {
            problems.add(id.span(), "id `" + id.text() + "` is no id, wanted letters, digits, `-`, `_` and `.`");
        }
        Node.Scalar first = written.putIfAbsent(full, id);
        if (first != null) {
            problems.add(
                    id.span(),
                    "id `" + id.text() + "` is used twice; it is already on line "
                            + first.span().line());
        }
        slugs.merge(full, 1, Integer::sum);
        return full;
    }

    /** {@code Stop all instances} is {@code stop-all-instances}. */
    static String slug(String name) {
        String untemplated = TEMPLATE.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
        String dashed = BETWEEN_WORDS.matcher(untemplated).replaceAll("-");
        String slug = DASH_AT_AN_END.matcher(dashed).replaceAll("");
        return slug.isEmpty() ? "step" : slug;
    }
}
