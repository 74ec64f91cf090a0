package dev.runbook.inventory;

import dev.runbook.source.SourceFile;
import dev.runbook.source.Span;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An inventory in Ansible's INI form. */
final class IniInventory {

    private static final Pattern SECTION = Pattern.compile("\\[([^:\\]\\s]+)(?::(\\w+))?\\]\\s*(?:#.*)?");
    private static final Pattern CHILD = Pattern.compile("([^:\\]\\s]+)\\s*(?:#.*)?");

    private final SourceFile file;
    private final Draft draft;
    private final Declarations declarations;
    private final UnmetGroups unmet;
    private DraftGroup group;
    private Section section = Section.HOSTS;

    private enum Section {
        HOSTS,
        CHILDREN,
        VARS,
        UNKNOWN
    }

    private IniInventory(SourceFile file, Draft draft) {
        this.file = file;
        this.draft = draft;
        this.declarations = new Declarations(draft);
        this.unmet = new UnmetGroups(draft);
        this.group = draft.ungrouped();
    }

    static void read(SourceFile file, Draft draft) {
        new IniInventory(file, draft).read();
    }

    private void read() {
        List<String> lines = file.lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith(";")) {
                read(line, file.at(i + 1, lines.get(i).indexOf(line) + 1, line.length()));
            }
        }
        unmet.report();
    }

    private void read(String line, Span where) {
        Matcher header = SECTION.matcher(line);
        if (header.matches()) {
            header(header, where);
        } else if (line.startsWith("[") && line.endsWith("]")) {
            draft.problems()
                    .add(where, "`" + line + "` is no section, wanted `[group]`, `[group:vars]` or `[group:children]`");
        } else {
            switch (section) {
                case HOSTS -> hosts(line, where);
                case CHILDREN -> child(line, where);
                case VARS -> variable(line, where);
                case UNKNOWN -> {}
            }
        }
    }

    private void header(Matcher header, Span where) {
        String name = header.group(1);
        section = section(header, where);
        if (section == Section.VARS) {
            unmet.variables(name, where.part(1, name.length()));
        }
        group = draft.addGroup(name, where.part(1, name.length()));
        if (section != Section.VARS) {
            unmet.met(group);
        }
    }

    private Section section(Matcher header, Span where) {
        String kind = header.group(2) == null ? "hosts" : header.group(2);
        return switch (kind) {
            case "hosts" -> Section.HOSTS;
            case "children" -> Section.CHILDREN;
            case "vars" -> Section.VARS;
            default -> {
                draft.problems()
                        .add(
                                where.part(header.start(2), kind.length()),
                                "unknown section kind `" + kind + "`, wanted `hosts`, `children` or `vars`");
                yield Section.UNKNOWN;
            }
        };
    }

    private void child(String line, Span where) {
        Matcher child = CHILD.matcher(line);
        if (child.matches()) {
            unmet.child(group, child.group(1), where.part(0, child.group(1).length()));
        } else {
            draft.problems().add(where, "found `" + line + "`, wanted the name of a group");
        }
    }

    /** The whole rest of the line is a Python literal, or else a string. */
    private void variable(String line, Span where) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            draft.problems().add(where, "found `" + line + "`, wanted `name=value`");
            return;
        }
        String name = line.substring(0, equals).strip();
        String written = line.substring(equals + 1).strip();
        Span place = where.part(line.length() - written.length(), written.length());
        declarations.give(group, name, value(name, written, place, "'"), where.part(0, name.length()));
    }

    private void hosts(String line, Span where) {
        ShellWords split = ShellWords.split(line);
        split.fault().ifPresent(fault -> draft.problems().add(where, fault));
        split.gluedComment()
                .ifPresent(at -> draft.warnings()
                        .add(
                                where.part(at, line.length() - at),
                                "a comment starts in the middle of a word; quote the word to keep the `#`"));
        if (split.fault().isEmpty()) {
            hosts(split.words(), line, where);
        }
    }

    private void hosts(List<ShellWords.Word> words, String line, Span where) {
        ShellWords.Word first = words.get(0);
        Span place = where.part(first.start(), first.end() - first.start());
        List<Assigned> assigned = words.stream()
                .skip(1)
                .flatMap(word -> assigned(word, line, where).stream())
                .toList();
        for (DraftHost host : declarations.declare(first.text(), group, place)) {
            assigned.forEach(variable -> declarations.give(host, variable.name, variable.value, variable.where));
        }
    }

    private List<Assigned> assigned(ShellWords.Word word, String line, Span where) {
        String text = word.text();
        Span place = where.part(word.start(), word.end() - word.start());
        int equals = text.indexOf('=');
        if (equals < 0) {
            draft.problems().add(place, "found `" + text + "`, wanted `name=value`");
            return List.of();
        }
        String name = text.substring(0, equals);
        int offset = line.substring(word.start(), word.end()).indexOf('=') + 1;
        Span valuePlace = place.part(offset, place.length() - offset);
        return List.of(new Assigned(
                name, value(name, text.substring(equals + 1), valuePlace, "\"'"), place.part(0, offset - 1)));
    }

    private Node value(String name, String written, Span place, String quotes) {
        Value value = PythonLiteral.parse(written).orElseGet(() -> Value.of(written));
        LossyValue.inIni(name, written, value, quotes)
                .ifPresent(warning -> draft.warnings().add(place, warning));
        return Node.of(place, value);
    }

    private record Assigned(String name, Node value, Span where) {}
}
