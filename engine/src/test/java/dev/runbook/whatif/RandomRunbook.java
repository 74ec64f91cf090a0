package dev.runbook.whatif;

import java.util.List;
import java.util.Random;

/** Runbooks made by chance: every key that has a say in failure and rollback, in ever new combinations. */
final class RandomRunbook {

    private static final List<String> HANDLERS = List.of("reload it", "tell them");

    private final Random chance;
    private final boolean doubts;
    private final StringBuilder text = new StringBuilder();
    private int steps;

    /** @param doubts whether conditions hang on results */
    RandomRunbook(long seed, boolean doubts) {
        this.chance = new Random(seed);
        this.doubts = doubts;
    }

    String inventory() {
        StringBuilder hosts = new StringBuilder();
        hosts.append("[lb]\n").append(host("lb1"));
        hosts.append("[app]\n").append(host("app1")).append(host("app2")).append(host("app3"));
        return hosts.append("[db]\n").append(host("db1")).toString();
    }

    private String host(String name) {
        return name + " flag=" + one("yes", "no") + " kind=" + one("a", "b") + "\n";
    }

    String text() {
        line(0, "name: By chance");
        line(0, "plays:");
        int plays = 1 + chance.nextInt(3);
        for (int play = 0; play < plays; play++) {
            play(play);
        }
        return text.toString();
    }

    /** An action that registers, undoes and calls for itself. */
    String action(boolean calls) {
        text.setLength(0);
        line(0, "name: Made by chance");
        line(0, "description: an action");
        line(0, "params:");
        line(1, "mode: { description: how, default: a }");
        line(0, "steps:");
        int count = 1 + chance.nextInt(3);
        for (int i = 0; i < count; i++) {
            step(1, Where.ACTION, calls ? 1 : 2);
        }
        return text.toString();
    }

    private enum Where {
        PLAY,
        ACTION,
        UNDO,
        UNDO_OF_ACTION
    }

    private void play(int number) {
        line(1, "- name: play " + number);
        line(2, "hosts: " + one("app", "app", "app", "lb", "app:lb", "db"));
        rarely(3, "serial: " + one("1", "2", "[1, 2]"));
        rarely(4, "max_failures: " + one("1", "2", "50%"));
        rarely(3, "on_failure: " + one("stop", "continue", "rollback"));
        rarely(6, "when: flag == 'yes'");
        line(2, "steps:");
        int count = 2 + chance.nextInt(4);
        for (int i = 0; i < count; i++) {
            step(3, Where.PLAY, 0);
        }
        line(2, "handlers:");
        HANDLERS.forEach(name -> {
            line(3, "- name: " + name);
            line(4, "shell: handle");
            rollback(4, Where.PLAY);
        });
    }

    private void rarely(int odds, String key) {
        if (chance.nextInt(odds) == 0) {
            line(2, key);
        }
    }

    private void step(int indent, Where where, int depth) {
        line(indent, "- name: step " + ++steps);
        int inner = indent + 1;
        if (chance.nextInt(3) == 0) {
            line(inner, "when: " + condition(where));
        }
        if ((where == Where.PLAY || where == Where.UNDO) && chance.nextInt(8) == 0) {
            line(inner, "hosts: " + one("lb", "app", "db"));
        }
        if (depth < 2 && chance.nextInt(5) == 0) {
            block(inner, where, depth);
            return;
        }
        work(inner, where, depth);
        around(inner);
        if (where == Where.PLAY || where == Where.ACTION) {
            rollback(inner, where);
        }
    }

    private void work(int indent, Where where, int depth) {
        int kind = chance.nextInt(20);
        if (kind < 10) {
            line(indent, "shell: do it");
        } else if (kind < 12) {
            line(indent, "shell: look");
            line(indent, "read_only: true");
        } else if (kind < 16 && depth < 2) {
            line(indent, (depth == 0 ? "outer" : "inner") + ": { mode: " + one("a", "b", "\"{{ kind }}\"") + " }");
            if (where != Where.ACTION && where != Where.UNDO_OF_ACTION) {
                fallible(indent);
            }
        } else if (kind < 17) {
            line(indent, "debug: hello");
        } else if (kind < 18 && where == Where.PLAY) {
            line(indent, "commit: enough");
        } else {
            line(indent, "command: do that");
        }
    }

    /** So that the test can make a call fail when all inside of it is done. */
    private void fallible(int indent) {
        String id = "' step-" + steps + "@' ~ inventory_hostname ~ ' '";
        line(indent, "failed_when: result.failed or loop_index | default(1) == 1 and (" + id + ") in bad");
    }

    private void around(int indent) {
        if (chance.nextInt(6) == 0) {
            line(indent, "loop: [x, y]");
        }
        if (!doubts && chance.nextInt(9) == 0) {
            line(indent, "run_once: true");
        }
        if (chance.nextInt(9) == 0) {
            line(indent, "delegate_to: lb1");
        }
        if (chance.nextInt(9) == 0) {
            line(indent, "ignore_errors: true");
        }
        if (chance.nextInt(9) == 0) {
            line(indent, "changed_when: " + one("false", "flag == 'yes'"));
        }
        if (chance.nextInt(9) == 0) {
            line(indent, "retries: 1");
            line(indent, "delay: 0s");
        }
        if (chance.nextInt(5) == 0) {
            line(indent, "notify: " + HANDLERS.get(chance.nextInt(HANDLERS.size())));
        }
        if (doubts && chance.nextInt(3) == 0) {
            line(indent, "register: seen");
        }
    }

    private void block(int indent, Where where, int depth) {
        line(indent, "block:");
        some(indent + 1, where, depth + 1);
        if (chance.nextBoolean()) {
            line(indent, "rescue:");
            some(indent + 1, where, depth + 1);
            if (chance.nextInt(3) == 0) {
                line(indent + 1, "- name: step " + ++steps);
                line(indent + 2, "fail: { msg: no }");
            }
        }
        if (chance.nextBoolean()) {
            line(indent, "always:");
            some(indent + 1, where, depth + 1);
        }
    }

    private void some(int indent, Where where, int depth) {
        int count = 1 + chance.nextInt(2);
        for (int i = 0; i < count; i++) {
            step(indent, where, depth);
        }
    }

    private void rollback(int indent, Where where) {
        int kind = chance.nextInt(10);
        if (kind == 0) {
            line(indent, "rollback: []");
        } else if (kind < 8) {
            line(indent, "rollback:");
            int count = 1 + chance.nextInt(2);
            for (int i = 0; i < count; i++) {
                boolean ofAction = where == Where.ACTION;
                step(indent + 1, ofAction ? Where.UNDO_OF_ACTION : Where.UNDO, ofAction ? 2 : 1);
            }
        }
    }

    private String condition(Where where) {
        if (doubts && chance.nextInt(2) == 0) {
            return one("seen is not defined or not seen.changed", "seen is defined and seen.changed");
        }
        return where == Where.ACTION && chance.nextBoolean()
                ? one("mode == 'a'", "mode == 'b'")
                : one("flag == 'yes'", "inventory_hostname != 'app2'", "flag == 'no'", "inventory_hostname != 'lb1'");
    }

    private String one(String... choices) {
        return choices[chance.nextInt(choices.length)];
    }

    private void line(int indent, String content) {
        text.append("  ".repeat(indent)).append(content).append('\n');
    }
}
