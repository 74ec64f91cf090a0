package dev.runbook.lab.service.container;

import dev.runbook.lab.service.program.Refusal;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which containers {@code docker ps} is to list: every label counts, of anything else one must fit. */
final class ContainerFilter {

    private ContainerFilter() {}

    static Predicate<Container> of(List<String> filters) {
        Predicate<Container> all = container -> true;
        for (String label : named(filters, "label")) {
            all = all.and(container -> hasLabel(container, label));
        }
        for (String kind : List.of("name", "id", "status")) {
            List<String> wanted = named(filters, kind);
            all = all.and(container -> wanted.isEmpty() || wanted.stream().anyMatch(it -> fits(container, kind, it)));
        }
        filters.forEach(ContainerFilter::demandKnown);
        return all;
    }

    private static List<String> named(List<String> filters, String kind) {
        return filters.stream()
                .filter(filter -> filter.startsWith(kind + "="))
                .map(filter -> filter.substring(kind.length() + 1))
                .toList();
    }

    private static boolean hasLabel(Container container, String label) {
        int equals = label.indexOf('=');
        String name = equals < 0 ? label : label.substring(0, equals);
        String value = container.blueprint().labels().get(name);
        return value != null && (equals < 0 || value.equals(label.substring(equals + 1)));
    }

    private static boolean fits(Container container, String kind, String wanted) {
        return switch (kind) {
            case "name" ->
                pattern(wanted).matcher("/" + container.name()).find()
                        || pattern(wanted).matcher(container.name()).find();
            case "id" -> container.id().startsWith(wanted);
            default -> container.status().word().equals(wanted);
        };
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw Refusal.of(1, "Error response from daemon: invalid filter 'name=" + text + "'");
        }
    }

    private static void demandKnown(String filter) {
        if (!filter.matches("(?s)(label|name|id|status)=.*")) {
            throw Refusal.notKnown("docker", "--filter " + filter, "the filters label, name, id and status");
        }
    }
}
