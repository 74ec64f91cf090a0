package dev.runbook.template.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The here-documents of a script: announced in a line, written out below it, possibly one within another. */
final class HereDocuments {

    private final Deque<HereDocument> announced = new ArrayDeque<>();
    private final Deque<HereDocument> open = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();
    private Optional<HereDocumentStart> start = Optional.empty();

    /** Behind {@code <<}: what follows is the delimiter. */
    void announce() {
        start = Optional.of(new HereDocumentStart());
    }

    boolean isNaming() {
        return start.isPresent();
    }

    /** Takes a character that belongs to a delimiter; false if it does not. */
    boolean takeName(char c) {
        if (start.isEmpty()) {
            return false;
        }
        if (start.get().take(c)) {
            return true;
        }
        start.get().finish().ifPresent(announced::add);
        start = Optional.empty();
        return false;
    }

    /** At the end of a line: the place of the document that starts now. */
    Optional<Place> openNext() {
        line.setLength(0);
        Optional<HereDocument> next = Optional.ofNullable(announced.poll());
        next.ifPresent(open::push);
        return next.map(document -> document.literal() ? Place.LITERAL_HERE_DOCUMENT : Place.HERE_DOCUMENT);
    }

    /** Follows the innermost document; true if its last line ends here. */
    boolean closesAt(char c) {
        if (c != '\n') {
            append(c);
            return false;
        }
        boolean closes = current().endsAt(line());
        if (closes) {
            open.pop();
        }
        line.setLength(0);
        return closes;
    }

    void append(char c) {
        line.append(c);
    }

    HereDocument current() {
        return open.element();
    }

    /** What stands in this line so far; a value in it is not repeated. */
    String line() {
        return line.toString();
    }
}
