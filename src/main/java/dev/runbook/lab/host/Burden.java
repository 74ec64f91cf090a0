package dev.runbook.lab.host;

/** What lies on one command while it runs: the faults of its host and of its step, and whether anybody still listens. */
final class Burden {

    static final String FAILURE = "lab: told to fail";

    private static final long SLOWNESS = 2000;

    private final String host;
    private final FaultBoard faults;
    private volatile Ills ills = Ills.NONE;
    private volatile boolean failsByItself;
    private volatile boolean abandoned;
    private volatile boolean cutOff;

    Burden(String host, FaultBoard faults) {
        this.host = host;
        this.faults = faults;
    }

    /** Before the command starts. */
    void begin() {
        suffer(faults.now(host));
    }

    /** When it is known which step it works for. */
    void begin(String step) {
        suffer(faults.at(host, step));
    }

    /** Whether the host is to be cut off once the command is under way. */
    boolean endsInCut() {
        return ills.cut();
    }

    void cut() {
        faults.cut(host);
    }

    /** Whoever asked for it has gone, or cannot be reached any more. */
    void abandon() {
        cutOff = isCutOff();
        abandoned = true;
    }

    /** Whether the network between the command and whoever asked is cut, or was when that was noticed. */
    boolean isCutOff() {
        return cutOff || faults.takesNoConnections(host);
    }

    /** Nothing more is to be heard. */
    boolean isSilent() {
        return abandoned || ills.silent();
    }

    boolean isFailing() {
        return ills.failing();
    }

    /** Whether its script is to fail of itself, which it then says itself as well. */
    boolean makesFail() {
        failsByItself = ills.failing();
        return failsByItself;
    }

    /** Whether it is to be said that it failed, though it may not have. */
    boolean isSaidToFail() {
        return ills.failing() && !failsByItself;
    }

    /** Whether the streams are to be closed, as sshd does when a client hangs up. A cut network closes nothing. */
    boolean isHungUp() {
        return abandoned && !ills.silent() && !cutOff;
    }

    private void suffer(Ills more) {
        ills = ills.and(more);
        if (more.slow()) {
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(SLOWNESS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
