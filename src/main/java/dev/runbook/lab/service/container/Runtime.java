package dev.runbook.lab.service.container;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Runs what is in an image. */
public interface Runtime {

    /** Something that runs in a container. */
    interface Running {

        /** Ends it; it is gone when this returns. */
        void stop();
    }

    /** Lays the files of the image into the root of a new container. */
    void unpack(Image image, Path root) throws IOException;

    /**
     * Starts it and returns at once.
     *
     * @param log takes the lines that it writes
     * @param ended takes its exit code if it ends by itself
     */
    Running run(Container container, Path root, Consumer<String> log, IntConsumer ended);
}
