package dev.runbook.ssh;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import java.util.Optional;

/** Gives the password, once, where a host asks for it in its own words. Whatever else a host asks, nobody answers. */
final class LoginAnswers implements UserInfo, UIKeyboardInteractive {

    private final Optional<String> password;
    private boolean given;

    LoginAnswers(Optional<String> password) {
        this.password = password;
    }

    @Override
    public String[] promptKeyboardInteractive(
            String destination, String name, String instruction, String[] prompts, boolean[] echo) {
        if (prompts.length == 0) {
            return new String[0];
        }
        if (given || prompts.length != 1 || echo[0] || password.isEmpty()) {
            return null;
        }
        given = true;
        return new String[] {password.get()};
    }

    @Override
    public String getPassphrase() {
        return null;
    }

    @Override
    public String getPassword() {
        return null;
    }

    @Override
    public boolean promptPassword(String message) {
        return false;
    }

    @Override
    public boolean promptPassphrase(String message) {
        return false;
    }

    @Override
    public boolean promptYesNo(String message) {
        return false;
    }

    @Override
    public void showMessage(String message) {}
}
