package dev.runbook.lab.service.container;

import dev.runbook.json.Json;
import dev.runbook.lab.service.program.Refusal;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A template of Go, as {@code --format} takes it: fields, strings, and a few functions, joined by bars. */
final class GoTemplate {

    private static final Pattern ACTION = Pattern.compile("\\{\\{-?(.*?)-?\\}\\}", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|\\||[^\\s|\"]+)");

    private final String template;

    GoTemplate(String template) {
        this.template = template;
    }

    String fill(Value data) {
        StringBuilder text = new StringBuilder();
        Matcher action = ACTION.matcher(template);
        int at = 0;
        while (action.find()) {
            text.append(literal(template.substring(at, action.start())));
            text.append(shown(pipeline(action.group(1), data)));
            at = action.end();
        }
        if (template.indexOf("{{", at) >= 0) {
            throw wrong("unclosed action");
        }
        return text.append(literal(template.substring(at))).toString();
    }

    private static String literal(String text) {
        return text.replace("\\t", "\t").replace("\\n", "\n");
    }

    private Value pipeline(String action, Value data) {
        List<Value> piped = List.of();
        for (List<String> command : commands(action)) {
            piped = List.of(call(command, piped, data));
        }
        return piped.get(0);
    }

    private List<List<String>> commands(String action) {
        List<List<String>> commands = new ArrayList<>(List.of(new ArrayList<>()));
        Matcher word = WORD.matcher(action.strip());
        int at = 0;
        while (word.find() && word.start() == at) {
            if (word.group(1).equals("|")) {
                commands.add(new ArrayList<>());
            } else {
                commands.get(commands.size() - 1).add(word.group(1));
            }
            at = word.end();
        }
        if (at < action.strip().length() || commands.stream().anyMatch(List::isEmpty)) {
            throw wrong("unexpected text in `" + action.strip() + "`");
        }
        return commands;
    }

    private Value call(List<String> command, List<Value> piped, Value data) {
        List<Value> arguments = new ArrayList<>(command.subList(1, command.size()).stream()
                .map(word -> operand(word, data))
                .toList());
        arguments.addAll(piped);
        String first = command.get(0);
        return arguments.isEmpty() ? operand(first, data) : function(first, arguments);
    }

    private Value function(String name, List<Value> arguments) {
        Value first = arguments.get(0);
        return switch (name + "/" + arguments.size()) {
            case "json/1" -> Value.of(Json.write(first));
            case "upper/1" -> Value.of(first.text().toUpperCase(Locale.ROOT));
            case "lower/1" -> Value.of(first.text().toLowerCase(Locale.ROOT));
            case "len/1" -> Value.of(items(first).size());
            case "println/1" -> Value.of(shown(first) + "\n");
            case "join/2" ->
                Value.of(String.join(
                        arguments.get(1).text(),
                        items(first).stream().map(Value::text).toList()));
            case "index/2" -> index(first, arguments.get(1));
            default ->
                throw wrong(
                        "function \"" + name + "\" with " + arguments.size()
                                + " arguments is not known to the lab's stand-in; it knows json, join, index, len, upper, lower, println");
        };
    }

    private Value operand(String word, Value data) {
        if (word.startsWith("\"")) {
            return Value.of(word.substring(1, word.length() - 1).replaceAll("\\\\(.)", "$1"));
        }
        if (word.matches("\\d{1,9}")) {
            return Value.of(Long.parseLong(word));
        }
        if (!word.startsWith(".")) {
            throw wrong("function \"" + word + "\" not defined");
        }
        Value value = data;
        for (String name : word.substring(1).split("\\.")) {
            value = name.isEmpty() ? value : field(value, name, word);
        }
        return value;
    }

    private Value field(Value value, String name, String word) {
        if (value instanceof Value.Fields fields && fields.get(name).isPresent()) {
            return fields.get(name).get();
        }
        throw Refusal.after(
                "\n",
                1,
                "template parsing error: template: :1: executing \"\" at <" + word + ">: map has no entry for key \""
                        + name + "\"");
    }

    private Value index(Value of, Value key) {
        if (of instanceof Value.Fields fields) {
            return fields.get(key.text()).orElse(Value.of(""));
        }
        List<Value> items = items(of);
        int index = key instanceof Value.Int number ? (int) number.number() : -1;
        if (index < 0 || index >= items.size()) {
            throw wrong("index out of range: " + key.text());
        }
        return items.get(index);
    }

    private List<Value> items(Value value) {
        if (value instanceof Value.Items items) {
            return items.items();
        }
        throw wrong("wanted a list, found " + value.kind().words());
    }

    /** Lists and maps as Go prints them. */
    private static String shown(Value value) {
        if (value instanceof Value.Items items) {
            return "["
                    + String.join(
                            " ", items.items().stream().map(GoTemplate::shown).toList()) + "]";
        }
        if (value instanceof Value.Fields fields) {
            return "map["
                    + String.join(
                            " ",
                            fields.entries().entrySet().stream()
                                    .map(entry -> entry.getKey() + ":" + shown(entry.getValue()))
                                    .toList())
                    + "]";
        }
        return value.kind() == Value.Kind.NOTHING ? "<no value>" : value.text();
    }

    private static Refusal wrong(String why) {
        return Refusal.of(1, "template parsing error: template: :1: " + why);
    }
}
