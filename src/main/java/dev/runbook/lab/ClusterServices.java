package dev.runbook.lab;

import dev.runbook.lab.service.Cluster;
import dev.runbook.lab.service.Layout;
import dev.runbook.lab.standin.Faults;
import dev.runbook.lab.standin.StandIn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A cluster of the application behind a lab's hosts. */
public record ClusterServices(Cluster cluster) implements Services {

    public static ClusterServices start(LabDirectory directory, Shape shape, Faults faults) {
        return new ClusterServices(Cluster.start(new Places(directory, shape), faults));
    }

    @Override
    public List<StandIn> standInsOf(String host) {
        return cluster.standInsOf(host);
    }

    @Override
    public Map<String, String> variablesOf(String host) {
        return cluster.variablesOf(host);
    }

    @Override
    public OptionalInt pageOf(String host) {
        return cluster.pageOf(host);
    }

    @Override
    public Optional<String> imageOn(String host) {
        return cluster.imageOn(host);
    }

    @Override
    public void close() {
        cluster.close();
    }

    private record Places(LabDirectory directory, Shape shape) implements Layout {
        @Override
        public List<String> apps() {
            return shape.apps();
        }

        @Override
        public String balancer() {
            return shape.balancer();
        }

        @Override
        public String database() {
            return shape.database();
        }

        @Override
        public Path treeOf(String host) {
            return directory.tree(host).root();
        }

        @Override
        public Path storage() {
            return directory.storage();
        }
    }
}
