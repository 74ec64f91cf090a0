package dev.runbook.lab.service.container;

import java.util.ArrayList;
import java.util.List;

/**
 * An image that a node has.
 *
 * @param id {@code sha256:…}
 * @param digest what the registry knows it by
 * @param version of the code in it
 * @param tags the references that mean it here, such as {@code registry.lab/nocobase:1.0.0}
 */
public record Image(String id, String repository, String digest, String version, List<String> tags) {

    Image withTag(String tag) {
        List<String> more = new ArrayList<>(tags);
        if (!more.contains(tag)) {
            more.add(tag);
        }
        return new Image(id, repository, digest, version, List.copyOf(more));
    }

    Image withoutTag(String tag) {
        return new Image(
                id,
                repository,
                digest,
                version,
                tags.stream().filter(it -> !it.equals(tag)).toList());
    }

    String repositoryDigest() {
        return repository + "@" + digest;
    }

    String shortId() {
        return id.substring("sha256:".length(), "sha256:".length() + 12);
    }
}
