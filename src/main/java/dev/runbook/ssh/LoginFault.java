package dev.runbook.ssh;

import com.jcraft.jsch.Logger;
import java.util.Optional;

/** What broke a login off. JSch only logs it, and then says that no method has succeeded. */
final class LoginFault implements Logger {

    private Optional<Throwable> fault = Optional.empty();

    /** Empty where the host answered to the last, and refused. */
    synchronized Optional<Throwable> seen() {
        return fault;
    }

    @Override
    public boolean isEnabled(int level) {
        return level == WARN;
    }

    @Override
    public void log(int level, String message) {}

    @Override
    public synchronized void log(int level, String message, Throwable cause) {
        if (level == WARN) {
            fault = Optional.ofNullable(cause);
        }
    }
}
