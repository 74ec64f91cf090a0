package dev.runbook.procedure;

import dev.runbook.source.Problems;
import dev.runbook.template.Template;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command line cut into words as a POSIX shell would, quotes included, but with nothing expanded; a template counts
 * as part of its word, so that no variable can add or split words.
 */
final class CommandLine {

    private final Node.Scalar line;
    private final String text;
    private final List<Node.Scalar> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int at;
    private int start = -1;

    private CommandLine(Node.Scalar line) {
        this.line = line;
        this.text = line.text();
    }

    static List<Node.Scalar> split(Node node, Problems problems) {
        if (!(node instanceof Node.Scalar scalar)) {
            problems.add(node.span(), "a command is " + node.kind() + ", wanted a string or a list of words");
            return List.of();
        }
        return new CommandLine(scalar).split(problems);
    }

    static Optional<Template> word(Node item, Problems problems) {
        if (item instanceof Node.Scalar scalar) {
            return Optional.of(Template.compile(scalar, problems));
        }
        problems.add(item.span(), "a word of a command is " + item.kind() + ", wanted a string");
        return Optional.empty();
    }

    private List<Node.Scalar> split(Problems problems) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith("{{", at)) {
                template();
            } else if (Character.isWhitespace(c)) {
                endWord();
                at++;
            } else if (c == '\'' || c == '"') {
                quoted(c, problems);
            } else if (c == '\\' && at + 1 < text.length()) {
                add(text.charAt(at + 1), 2);
            } else {
                add(c, 1);
            }
        }
        endWord();
        return words;
    }

    private void template() {
        int end = text.indexOf("}}", at);
        int length = (end < 0 ? text.length() : end + 2) - at;
        begin();
        word.append(text, at, at + length);
        at += length;
    }

    private void quoted(char quote, Problems problems) {
        begin();
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.startsWith("{{", at)) {
                template();
            } else if (quote == '"' && text.charAt(at) == '\\' && at + 1 < text.length()) {
                add(text.charAt(at + 1), 2);
            } else {
                add(text.charAt(at), 1);
            }
        }
        if (at >= text.length()) {
            problems.add(line.span(), "a quote `" + quote + "` is not closed");
        }
        at++;
    }

    private void add(char c, int consumed) {
        begin();
        word.append(c);
        at += consumed;
    }

    private void begin() {
        if (start < 0) {
            start = at;
        }
    }

    private void endWord() {
        if (start >= 0) {
            words.add(new Node.Scalar(line.span(), Value.of(word.toString()), true));
            word.setLength(0);
            start = -1;
        }
    }
}
