package dev.runbook.action;

import java.util.List;

/** File names that break careless shell text. */
public final class HostileNames {

    private HostileNames() {}

    public static List<String> all() {
        return List.of(
                "two words",
                "-rf",
                "--help",
                "it's",
                "say \"hi\"",
                "$(touch pwned)",
                "`touch pwned`",
                "${HOME}",
                "*",
                "[a-z]?",
                "a;b&c|d",
                "back\\slash",
                "line\nbreak",
                "tab\there",
                "!",
                "(",
                "#x",
                "~root",
                "a=b",
                "%s%n",
                "grün und 节点");
    }
}
