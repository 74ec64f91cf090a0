package dev.runbook.lab.service.container;

import dev.runbook.lab.service.program.Refusal;
import dev.runbook.value.Sha256;
import java.util.List;

/** The registry that images come from. It has one repository, with an image for each version of the application. */
public final class Registry {

    public static final String REPOSITORY = "registry.lab/nocobase";

    /** Oldest first. */
    public static final List<String> VERSIONS = List.of("1.0.0", "1.1.0", "2.0.0", "2.1.0", "3.0.0");

    private static final List<Image> IMAGES =
            VERSIONS.stream().map(Registry::image).toList();

    private Registry() {}

    /** The image of this reference, in the registry's own words if there is none. */
    static Image pull(Reference reference) {
        if (!reference.repository().equals(REPOSITORY)) {
            throw Refusal.of(
                    1,
                    "Error response from daemon: pull access denied for " + reference.repository()
                            + ", repository does not exist or may require 'docker login'");
        }
        return IMAGES.stream()
                .filter(image -> isMeant(image, reference))
                .findFirst()
                .map(image -> reference.digest().isPresent() ? image : image.withTag(reference.toString()))
                .orElseThrow(() -> Refusal.of(
                        1,
                        "Error response from daemon: manifest for " + reference
                                + " not found: manifest unknown: manifest unknown"));
    }

    private static boolean isMeant(Image image, Reference reference) {
        return reference
                .digest()
                .map(image.digest()::equals)
                .orElseGet(() -> image.version().equals(reference.tag()));
    }

    private static Image image(String version) {
        return new Image(
                "sha256:" + Sha256.hex("configuration of " + version),
                REPOSITORY,
                "sha256:" + Sha256.hex("manifest of " + version),
                version,
                List.of());
    }
}
