package dev.runbook.lab.host;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a host of a lab can be told to suffer from. */
public enum Fault {
    FAIL("its commands do their work and say that they have failed; its tunnels are refused"),
    HANG("its commands do their work and nothing more is heard of them; its tunnels stay silent"),
    UNREACHABLE("its network is cut; what runs goes on running"),
    NO_SSH("its SSH server drops all connections and takes no new ones; what runs goes on running, and is served"),
    SLOW("its commands and tunnels wait two seconds before they start"),
    WRONG_VERSION("every new version of the application says there that it is another one"),
    APP_ERROR("every new version of the application ends there in APP_ERROR when it starts");

    private final String about;

    Fault(String about) {
        this.about = about;
    }

    /** As it is typed: {@code wrong-version}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it does to the host it is set on. */
    public String about() {
        return about;
    }

    /** Whether it stays until it is healed, though it may wait for a step to begin. */
    boolean isLasting() {
        return switch (this) {
            case FAIL, HANG, SLOW -> false;
            case UNREACHABLE, NO_SSH, WRONG_VERSION, APP_ERROR -> true;
        };
    }

    /** Whether nobody gets in by SSH while it holds. */
    boolean isOfConnections() {
        return this == UNREACHABLE || this == NO_SSH;
    }

    /** Whether it is one of the application, not of its host. */
    public boolean isOfApplication() {
        return this == WRONG_VERSION || this == APP_ERROR;
    }

    public static Optional<Fault> of(String word) {
        return Arrays.stream(values())
                .filter(fault -> fault.word().equals(word))
                .findFirst();
    }
}
