package dev.runbook.action;

import java.util.List;

/**
 * What an operation is about.
 *
 * @param name of the path, the service, the packages
 */
public record Subject(Kind kind, String name) {

    /** What can be told apart on a host. */
    public enum Kind {
        PATH,
        SERVICE,
        PACKAGES
    }

    public static Subject path(RemotePath path) {
        return new Subject(Kind.PATH, path.text());
    }

    public static Subject service(String name) {
        return new Subject(Kind.SERVICE, name);
    }

    public static Subject packages(List<String> names) {
        return new Subject(Kind.PACKAGES, String.join(" ", names));
    }

    /** Whether a change of one may change the other: a path lies in the other, and packages bring anything along. */
    public boolean touches(Subject other) {
        if (kind == Kind.PACKAGES || other.kind == Kind.PACKAGES) {
            return true;
        }
        return kind == other.kind && (lies(name, other.name) || lies(other.name, name));
    }

    private static boolean lies(String inner, String outer) {
        return inner.equals(outer) || inner.startsWith(outer.endsWith("/") ? outer : outer + "/");
    }

    @Override
    public String toString() {
        return switch (kind) {
            case PATH -> "`" + name + "`";
            case SERVICE -> "service `" + name + "`";
            case PACKAGES -> "the packages";
        };
    }
}
