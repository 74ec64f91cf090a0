package dev.runbook.lab.service.application;

import java.nio.file.Path;

/**
 * What runs: a version of the application, and what it was given.
 *
 * @param image as it was asked for, such as {@code registry.lab/nocobase:1.0.0}
 */
record Code(String version, String image, Settings settings, Path storage) {

    SharedFolder sharedFolder() {
        return new SharedFolder(storage, settings.key());
    }
}
