package dev.runbook.lab.host;

/**
 * What one command or tunnel suffers from.
 *
 * @param slow it waits before it starts
 * @param silent nothing is heard of it
 * @param failing it says that it has failed
 * @param cut the host's connections are cut as it begins
 */
record Ills(boolean slow, boolean silent, boolean failing, boolean cut) {

    static final Ills NONE = new Ills(false, false, false, false);

    Ills and(Ills more) {
        return new Ills(slow || more.slow, silent || more.silent, failing || more.failing, cut || more.cut);
    }

    static Ills of(Fault fault) {
        return new Ills(fault == Fault.SLOW, fault == Fault.HANG, fault == Fault.FAIL, fault.isOfConnections());
    }
}
