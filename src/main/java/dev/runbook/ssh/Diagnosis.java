package dev.runbook.ssh;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import dev.runbook.ssh.ConnectFailure.Kind;
import dev.runbook.value.Durations;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds out why an attempt to connect failed, and says it to the operator. Judges by how far it came.
 *
 * @param greeting the first line that came from there; empty if none has come
 */
record Diagnosis(
        Route route,
        HostKeyCheck check,
        Credentials credentials,
        String greeting,
        LoginFault loginFault,
        boolean timeIsOver) {

    ConnectFailure of(JSchException failure) {
        Optional<String> key = check.refusal();
        if (key.isPresent()) {
            return lasting(key.get(), failure);
        }
        if (timeIsOver || causedBy(failure, SocketTimeoutException.class).isPresent()) {
            return down(noAnswer(), failure);
        }
        return check.passed() ? afterTheKey(failure) : beforeTheKey(failure);
    }

    private ConnectFailure afterTheKey(JSchException failure) {
        Throwable fault = loginFault.seen().orElse(failure);
        if (causedBy(fault, SocketTimeoutException.class).isPresent()) {
            return down(noAnswer(), failure);
        }
        if (String.valueOf(fault.getMessage()).contains("Too many authentication failures")) {
            return lasting(tooManyKeys(), failure);
        }
        return loginFault.seen().isPresent() || !failure.getMessage().startsWith("Auth ")
                ? failure(Kind.HUNG_UP, hungUp(), failure)
                : lasting(loginRefused(), failure);
    }

    private ConnectFailure beforeTheKey(JSchException failure) {
        if (causedBy(failure, UnknownHostException.class).isPresent()) {
            return lasting(
                    "no address is known for `" + route.address() + "`: check `ansible_host`, DNS or /etc/hosts",
                    failure);
        }
        Optional<ConnectException> refused = causedBy(failure, ConnectException.class);
        if (refused.isPresent()) {
            return down(refused(refused.get()), failure);
        }
        Optional<ProxyProgram.Ended> ended = causedBy(failure, ProxyProgram.Ended.class);
        if (ended.isPresent()) {
            return down(route.detour() + " " + ended.get().getMessage() + "; mend or change it", failure);
        }
        if (causedBy(failure, NoRouteToHostException.class).isPresent()) {
            return down("there is no route to it: check the network and the address", failure);
        }
        return failure instanceof JSchAlgoNegoFailException mismatch
                ? lasting(AlgorithmMismatch.describe(mismatch), failure)
                : failure(Kind.HUNG_UP, brokenOff(failure), failure);
    }

    private String noAnswer() {
        return "no answer within " + Durations.words(route.connectTimeout())
                + ": check that the host is up, and the address, the network and the firewall";
    }

    private String refused(ConnectException refused) {
        return route.isDirect()
                ? "connection refused: check that sshd is running there, and `ansible_port`"
                : "the way through " + route.detour() + " ends there: " + refused.getMessage();
    }

    private String brokenOff(JSchException failure) {
        boolean own = failure.getCause() == null || failure.getCause() instanceof RuntimeException;
        Throwable cause = own ? failure : failure.getCause();
        String how =
                greeting.isEmpty() || greeting.startsWith("SSH-") ? cause.getMessage() : "it said `" + greeting + "`";
        return "the connection broke off before SSH began (" + how
                + "): check that an SSH server listens there, and that it takes enough logins at once (MaxStartups)"
                + (route.isDirect() ? "" : ", and " + route.detour());
    }

    private String loginRefused() {
        String advice = route.password().isPresent()
                ? "; check `ansible_user` and `ansible_password`"
                : "; check `ansible_user` and that one of the keys is in its authorized_keys there";
        return "login as `" + route.user() + "` was refused: " + tried() + faults() + advice;
    }

    private String tooManyKeys() {
        return "its sshd gave up after %d keys (%s): name the right one in `ansible_ssh_private_key_file`, with `-o IdentitiesOnly=yes`"
                .formatted(credentials.tried().size(), String.join(", ", credentials.tried()));
    }

    private static String hungUp() {
        return "it hung up while we logged in: look into its sshd's log, and give it time enough (LoginGraceTime)";
    }

    private String tried() {
        String keys = String.join(", ", credentials.tried());
        if (route.password().isPresent()) {
            return "tried " + (keys.isEmpty() ? "" : keys + " and ") + "the password";
        }
        return keys.isEmpty() ? "no key was at hand" : "tried " + keys;
    }

    private String faults() {
        return credentials.faults().entrySet().stream()
                .map(fault -> "; not tried: " + fault.getKey() + " (" + fault.getValue() + ")")
                .collect(Collectors.joining());
    }

    private ConnectFailure lasting(String why, JSchException cause) {
        return failure(Kind.LASTING, why, cause);
    }

    private ConnectFailure down(String why, JSchException cause) {
        return failure(Kind.DOWN, why, cause);
    }

    private ConnectFailure failure(Kind kind, String why, JSchException cause) {
        return new ConnectFailure(route + " cannot be reached: " + why, kind, cause);
    }

    private static <T extends Throwable> Optional<T> causedBy(Throwable failure, Class<T> kind) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (kind.isInstance(t)) {
                return Optional.of(kind.cast(t));
            }
        }
        return Optional.empty();
    }
}
