package dev.runbook.lab.service.container;

import java.util.Map;

/**
 * What a container is to be.
 *
 * @param reference the image as it was asked for
 * @param mounts where paths of the node appear in the container
 * @param restart the policy, such as {@code always}
 */
public record Blueprint(
        String name,
        String reference,
        Map<String, String> labels,
        Map<String, String> environment,
        Map<String, String> mounts,
        String restart) {}
