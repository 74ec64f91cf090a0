package dev.runbook.plan;

import dev.runbook.procedure.Setting;
import dev.runbook.procedure.Surroundings;
import dev.runbook.remote.Become;
import dev.runbook.remote.ConnectionVariables;
import dev.runbook.template.Scope;
import dev.runbook.template.Templated;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * As whom and with which environment commands run: what play, blocks, calls and step ask for, rendered.
 *
 * @param become whether as another user; empty: as the inventory says
 * @param user the user to become
 */
public record ShellSettings(Optional<Boolean> become, Optional<String> user, Map<String, String> environment) {

    public static final ShellSettings INVENTORYS = new ShellSettings(Optional.empty(), Optional.empty(), Map.of());

    /** What an inner place asks for wins. */
    public ShellSettings with(Surroundings inner, Scope scope) {
        Optional<Boolean> wanted = inner.become().map(setting -> setting.flag(scope));
        Optional<String> name = inner.becomeUser().map(setting -> text(setting, scope));
        return new ShellSettings(wanted.or(this::become), name.or(this::user), merged(inner, scope));
    }

    /** As whom commands run on a host with these variables: what the settings do not say, the inventory does. */
    public Become become(Optional<ConnectionVariables> host) {
        Become usual = host.map(ConnectionVariables::become).orElse(Become.NOBODY);
        if (!become.orElse(usual.user().isPresent())) {
            return Become.NOBODY;
        }
        String name =
                user.orElseGet(() -> host.map(ConnectionVariables::becomeUser).orElse("root"));
        return new Become(Optional.of(name), usual.method(), usual.password());
    }

    private static String text(Setting setting, Scope scope) {
        return setting.value(scope).text();
    }

    private Map<String, String> merged(Surroundings inner, Scope scope) {
        Map<String, String> merged = new LinkedHashMap<>(environment);
        inner.environment()
                .ifPresent(template ->
                        fields(template, scope).entries().forEach((name, value) -> merged.put(name, value.text())));
        return merged;
    }

    private static Value.Fields fields(Templated template, Scope scope) {
        Value value = template.render(scope);
        if (value instanceof Value.Fields fields) {
            return fields;
        }
        throw new Unrenderable(
                template.span(), "`environment` is " + value.kind().words() + ", wanted a map");
    }
}
