package dev.runbook.lab.service.nginx;

import dev.runbook.lab.service.program.Options;
import dev.runbook.lab.service.program.Options.Words;
import dev.runbook.lab.service.program.Program;
import dev.runbook.lab.service.program.Refusal;
import dev.runbook.lab.standin.Answer;
import dev.runbook.lab.standin.Call;
import dev.runbook.lab.standin.StandIn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** The stand-in for nginx's program, and for pgrep as far as it looks for nginx. */
public final class NginxProgram {

    private static final String NAME = "nginx";

    /** Of all processes that the lab's nginx would have; there is none that could be killed by it. */
    private static final String MASTER = "0";

    private static final Options OPTIONS =
            Options.of(NAME).flag("-t").flag("-q").flag("-v").flag("-V").value("-s");

    private static final Options PGREP = Options.of("pgrep").flag("-f").flag("-a");

    private final Nginx nginx;

    private NginxProgram(Nginx nginx) {
        this.nginx = nginx;
    }

    public static StandIn of(Nginx nginx) {
        return new Program(
                NAME,
                "stands in for nginx: reads real configuration files, knows the directives that a balancer's site needs,"
                        + " and serves on the loopback whatever address the configuration says",
                false,
                new NginxProgram(nginx)::answer);
    }

    /** Runbooks look for workers that have not ended their last requests. */
    public static StandIn pgrep(Nginx nginx) {
        return new Program(
                "pgrep",
                "stands in for pgrep on the balancer's host: sees the processes that the lab's nginx would have, and no"
                        + " others",
                false,
                call -> search(nginx, call));
    }

    private Answer answer(Call call) {
        Words words = OPTIONS.read(call.words());
        if (!words.operands().isEmpty()) {
            throw Refusal.of(1, "nginx: invalid option: \"" + words.operands().get(0) + "\"");
        }
        if (words.has("-v") || words.has("-V")) {
            return told(0, "nginx version: nginx/1.26.0 (the lab's stand-in)\n");
        }
        try {
            if (words.has("-t")) {
                return test(words.has("-q"));
            }
            return words.has("-s") ? signal(words.last("-s").orElseThrow()) : start();
        } catch (Emergency wrong) {
            throw Refusal.of(
                    1,
                    "nginx: " + wrong.getMessage()
                            + (words.has("-t") ? "\nnginx: configuration file " + nginx.file() + " test failed" : ""));
        }
    }

    private Answer test(boolean quiet) {
        nginx.test();
        return told(
                0,
                quiet
                        ? ""
                        : "nginx: the configuration file " + nginx.file() + " syntax is ok\nnginx: configuration file "
                                + nginx.file() + " test is successful\n");
    }

    private Answer signal(String signal) {
        if (!nginx.isRunning()) {
            throw Refusal.of(1, "nginx: [error] open() \"/run/nginx.pid\" failed (2: No such file or directory)");
        }
        switch (signal) {
            case "reload" -> nginx.reload();
            case "stop", "quit" -> nginx.close();
            case "reopen" -> nginx.test();
            default -> throw Refusal.of(1, "nginx: invalid option: \"-s " + signal + "\"");
        }
        return Answer.of("");
    }

    private Answer start() {
        if (nginx.isRunning()) {
            throw Refusal.of(1, "nginx: [emerg] bind() to 127.0.0.1 failed (98: Address already in use)");
        }
        nginx.start();
        return Answer.of("");
    }

    private static Answer search(Nginx nginx, Call call) {
        Words words = PGREP.read(call.words());
        if (!words.has("-f") || words.operands().size() != 1) {
            throw Refusal.notKnown("pgrep", "pgrep " + String.join(" ", call.words()), "pgrep [-a] -f PATTERN");
        }
        List<String> found = nginx.processes().stream()
                .filter(pattern(words.operands().get(0)).asPredicate())
                .toList();
        String shown = found.stream()
                .map(process -> MASTER + (words.has("-a") ? " " + process : "") + "\n")
                .collect(Collectors.joining());
        return new Answer(found.isEmpty() ? 1 : 0, shown.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    private static Pattern pattern(String written) {
        try {
            return Pattern.compile(written);
        } catch (PatternSyntaxException e) {
            throw Refusal.of(2, "pgrep: regex error: " + e.getDescription());
        }
    }

    private static Answer told(int exit, String err) {
        return new Answer(exit, new byte[0], err.getBytes(StandardCharsets.UTF_8));
    }
}
