package dev.runbook.lab.service.nginx;

/** The configuration is wrong; the message is nginx's own. */
final class Emergency extends RuntimeException {

    Emergency(String message) {
        super("[emerg] " + message, null, false, false);
    }

    static Emergency at(Directive directive, String message) {
        return new Emergency(message + " in " + directive.file() + ":" + directive.line());
    }
}
