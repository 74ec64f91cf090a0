package dev.runbook.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that stand in for secrets, so that a value can be kept without them and be whole again when they are given anew:
 * {@code «db_password=7f»}, or {@code «db_password#3=7f»} where it shows in another form. A {@code «} of the value's own
 * is doubled. Behind the name stand eight bits of a digest: too few to guess a secret by, enough to notice another one.
 */
final class Placeholders {

    private static final Pattern NAME = Pattern.compile("[\\w./\\[\\]@:-]+");
    private static final Pattern STANDING =
            Pattern.compile("««|«(?<name>" + NAME + ")(?:#(?<form>\\d{1,4}))?=(?<check>[0-9a-f]{2})»|«");

    /** A form of the secret that has this name. */
    private record Form(String name, int index) {}

    /** A part of a text: what stands there by itself, or a placeholder. */
    private record Piece(String text, boolean own) {}

    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Map<String, Form> forms = new ConcurrentHashMap<>();
    private final Set<String> ambiguous = ConcurrentHashMap.newKeySet();

    /** A name that is given to two secrets stands for neither. */
    void name(String name, String secret) {
        if (!NAME.matcher(name).matches()) {
            return;
        }
        String known = secrets.putIfAbsent(name, secret);
        if (known != null && !known.equals(secret)) {
            ambiguous.add(name);
        } else if (!isNamed(secret)) {
            List<String> all = SecretForms.of(secret);
            for (int i = 0; i < all.size(); i++) {
                if (!isNamed(all.get(i))) {
                    forms.put(all.get(i), new Form(name, i));
                }
            }
        }
    }

    private boolean isNamed(String form) {
        return forms.containsKey(form) && !ambiguous.contains(forms.get(form).name());
    }

    /** For a name that shows a secret itself. */
    private static String opaque(String name) {
        return Sha256.hex(name, 8);
    }

    private static String check(String name, String secret) {
        return Sha256.hex(name + "\n" + secret, 1);
    }

    private String placeholder(Form form, Set<String> hidden) {
        String name = hidden.stream().anyMatch(form.name()::contains) ? opaque(form.name()) : form.name();
        String which = form.index() == 0 ? "" : "#" + form.index();
        return "«" + name + which + "=" + check(name, secrets.get(form.name())) + "»";
    }

    /**
     * The value with names for secrets; empty if it shows one that has none.
     *
     * @param hidden all that is secret, the longest first
     */
    Optional<Value> standIn(Value value, Set<String> hidden) {
        boolean number = value.kind() == Value.Kind.INT || value.kind() == Value.Kind.NUMBER;
        return number && hidden.contains(value.text())
                ? Optional.empty()
                : texts(value, inner -> standIn(inner, hidden), text -> standIn(text, hidden));
    }

    private Optional<String> standIn(String text, Set<String> hidden) {
        List<Piece> pieces = List.of(new Piece(text, true));
        for (String form : hidden) {
            boolean there = pieces.stream()
                    .anyMatch(piece -> piece.own() && piece.text().contains(form));
            if (there && !isNamed(form)) {
                return Optional.empty();
            }
            if (there) {
                pieces = replaced(pieces, form, placeholder(forms.get(form), hidden));
            }
        }
        StringBuilder whole = new StringBuilder();
        pieces.forEach(piece -> whole.append(piece.own() ? piece.text().replace("«", "««") : piece.text()));
        return Optional.of(whole.toString());
    }

    private static List<Piece> replaced(List<Piece> pieces, String form, String name) {
        Piece placeholder = new Piece(name, false);
        List<Piece> replaced = new ArrayList<>();
        for (Piece piece : pieces) {
            if (!piece.own()) {
                replaced.add(piece);
                continue;
            }
            String[] parts = piece.text().split(Pattern.quote(form), -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) {
                    replaced.add(placeholder);
                }
                replaced.add(new Piece(parts[i], true));
            }
        }
        return replaced;
    }

    /** The value with secrets for their names; empty if one of them is not known. */
    Optional<Value> restore(Value value) {
        return texts(value, this::restore, this::restore);
    }

    private Optional<String> restore(String text) {
        Matcher standing = STANDING.matcher(text);
        StringBuilder whole = new StringBuilder();
        while (standing.find()) {
            Optional<String> meant = standing.group().equals("««") ? Optional.of("«") : secret(standing);
            if (meant.isEmpty()) {
                return Optional.empty();
            }
            standing.appendReplacement(whole, Matcher.quoteReplacement(meant.get()));
        }
        return Optional.of(standing.appendTail(whole).toString());
    }

    private Optional<String> secret(Matcher standing) {
        String written = standing.group("name");
        Optional<String> named = Optional.ofNullable(written).flatMap(this::secretOf);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        String secret = named.get();
        List<String> all = SecretForms.of(secret);
        int index = Optional.ofNullable(standing.group("form"))
                .map(Integer::parseInt)
                .orElse(0);
        return check(written, secret).equals(standing.group("check")) && index < all.size()
                ? Optional.of(all.get(index)).filter(form -> !form.isEmpty())
                : Optional.empty();
    }

    private Optional<String> secretOf(String written) {
        Optional<String> name = secrets.containsKey(written)
                ? Optional.of(written)
                : secrets.keySet().stream()
                        .filter(each -> opaque(each).equals(written))
                        .findFirst();
        return name.filter(each -> !ambiguous.contains(each)).map(secrets::get);
    }

    /** The value with each of its texts changed, names of fields as well; empty if one of them cannot be. */
    private static Optional<Value> texts(
            Value value, Function<Value, Optional<Value>> inside, Function<String, Optional<String>> change) {
        return switch (value.kind()) {
            case STRING -> change.apply(value.text()).map(Value::of);
            case LIST -> items((Value.Items) value, inside);
            case MAP -> fields((Value.Fields) value, inside, change);
            default -> Optional.of(value);
        };
    }

    private static Optional<Value> items(Value.Items list, Function<Value, Optional<Value>> inside) {
        List<Value> changed = list.items().stream()
                .flatMap(item -> inside.apply(item).stream())
                .toList();
        return changed.size() == list.items().size() ? Optional.of(Value.list(changed)) : Optional.empty();
    }

    private static Optional<Value> fields(
            Value.Fields map, Function<Value, Optional<Value>> inside, Function<String, Optional<String>> change) {
        Map<String, Value> changed = new LinkedHashMap<>();
        map.entries()
                .forEach((name, value) ->
                        change.apply(name).ifPresent(as -> inside.apply(value).ifPresent(is -> changed.put(as, is))));
        return changed.size() == map.entries().size() ? Optional.of(Value.map(changed)) : Optional.empty();
    }
}
