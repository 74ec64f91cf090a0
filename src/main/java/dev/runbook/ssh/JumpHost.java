package dev.runbook.ssh;

import dev.runbook.remote.Target;
import dev.runbook.remote.Unreachable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A hop of ProxyJump: {@code [user@]host[:port]} or {@code ssh://[user@]host[:port]}. */
final class JumpHost {

    private static final Pattern HOP = Pattern.compile(
            "(?:ssh://)?(?:(?<user>[^@]+)@)?(?:\\[(?<six>[^]]+)]|(?<host>[^:@]+))(?::(?<port>\\d{1,5}))?/?");

    private JumpHost() {}

    static Target parse(String hop) throws Unreachable {
        Matcher parts = HOP.matcher(hop);
        if (!parts.matches()) {
            throw new Unreachable("`" + hop + "` in ProxyJump is no host: write user@host:port");
        }
        String host = parts.group("six") == null ? parts.group("host") : parts.group("six");
        return new Target(
                host,
                Target.Kind.SSH,
                host,
                Optional.ofNullable(parts.group("port")).map(Integer::valueOf),
                Optional.ofNullable(parts.group("user")),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
