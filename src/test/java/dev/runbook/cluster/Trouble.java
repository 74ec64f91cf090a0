package dev.runbook.cluster;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Something that goes wrong with the cluster during an upgrade.
 *
 * @param version to upgrade to; that of a faulty image is a trouble by itself
 * @param moment when it strikes; empty: before the upgrade
 * @param mend what the operator does about it afterwards
 */
record Trouble(
        String name,
        Balancer balancer,
        String version,
        Optional<Moment> moment,
        Consumer<RealCluster> strike,
        Consumer<RealCluster> mend) {

    private static final Consumer<RealCluster> NOTHING = cluster -> {};

    /** An upgrade to this version, with no other trouble. */
    static Trouble image(String version) {
        return new Trouble("image " + version, Balancer.NGINX, version, Optional.empty(), NOTHING, NOTHING);
    }

    /** The host is cut off from the network. */
    static Trouble cut(String host, Moment moment) {
        return of("cut of " + host, cluster -> cluster.cut(host)).at(moment).mendedBy(cluster -> cluster.heal(host));
    }

    /** A script that root runs on a host. */
    static Trouble script(String name, String host, String script) {
        return of(name, cluster -> cluster.enter(host, script));
    }

    static Trouble of(String name, Consumer<RealCluster> strike) {
        return new Trouble(name, Balancer.NGINX, "2.0.0", Optional.empty(), strike, NOTHING);
    }

    Trouble at(Moment moment) {
        return new Trouble(name, balancer, version, Optional.of(moment), strike, mend);
    }

    Trouble mendedBy(Consumer<RealCluster> mend) {
        return new Trouble(name, balancer, version, moment, strike, mend);
    }

    /** The same while the upgrade is to this version. */
    Trouble upgradingTo(String version) {
        return new Trouble(name, balancer, version, moment, strike, mend);
    }

    Trouble behind(Balancer balancer) {
        return new Trouble(name, balancer, version, moment, strike, mend);
    }

    Run upgrade(RealCluster cluster) {
        Invocation upgrade = Invocation.upgrade(cluster, version)
                .behind(balancer)
                .with("-e", "answers=2", "-e", "app_start_tries=40");
        moment.ifPresentOrElse(it -> upgrade.when(it, () -> strike.accept(cluster)), () -> strike.accept(cluster));
        return upgrade.run();
    }

    @Override
    public String toString() {
        String when = moment.map(it -> " when " + it).orElse("");
        return name + when + (balancer == Balancer.NGINX ? "" : ", " + balancer);
    }
}
