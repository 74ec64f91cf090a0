package dev.runbook.lab.service.container;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The images and containers of a node. A value; what changes it gives another. */
public record State(List<Image> images, List<Container> containers) {

    static final State EMPTY = new State(List.of(), List.of());

    /** The container of this name, or whose id begins so. */
    public Optional<Container> container(String named) {
        String name = named.startsWith("/") ? named.substring(1) : named;
        return containers.stream()
                .filter(container -> container.name().equals(name))
                .findFirst()
                .or(() -> only(containers.stream()
                        .filter(container -> !name.isEmpty() && container.id().startsWith(name))
                        .toList()));
    }

    /** The image of this reference, or whose id begins so. */
    public Optional<Image> image(String named) {
        return byReference(named).or(() -> byId(named));
    }

    private Optional<Image> byReference(String named) {
        return Reference.find(named)
                .flatMap(reference -> images.stream()
                        .filter(image -> image.tags().contains(reference.toString())
                                || image.repositoryDigest().equals(reference.toString()))
                        .findFirst());
    }

    private Optional<Image> byId(String named) {
        String digits = named.startsWith("sha256:") ? named.substring("sha256:".length()) : named;
        return digits.matches("[0-9a-f]{4,64}")
                ? only(images.stream()
                        .filter(image -> image.id().startsWith("sha256:" + digits))
                        .toList())
                : Optional.empty();
    }

    /** A tag means one image; it moves to this one. */
    State withTag(Image image, String tag) {
        List<Image> others = images.stream()
                .filter(it -> !it.id().equals(image.id()))
                .map(it -> it.withoutTag(tag))
                .toList();
        Image known = byId(image.id()).orElse(image);
        return new State(plus(others, known.withTag(tag)), containers);
    }

    State withImage(Image image) {
        return byId(image.id()).isPresent() ? this : new State(plus(images, image), containers);
    }

    State withoutTag(Image image, String tag) {
        return new State(
                images.stream()
                        .map(it -> it.id().equals(image.id()) ? it.withoutTag(tag) : it)
                        .toList(),
                containers);
    }

    State without(Image image) {
        return new State(
                images.stream().filter(it -> !it.id().equals(image.id())).toList(), containers);
    }

    /** With this container, in the place of one with the same id. */
    State with(Container container) {
        return new State(images, plus(without(container.id()).containers, container));
    }

    State without(String id) {
        return new State(
                images, containers.stream().filter(it -> !it.id().equals(id)).toList());
    }

    boolean uses(Image image) {
        return containers.stream().anyMatch(it -> it.imageId().equals(image.id()));
    }

    private static <T> Optional<T> only(List<T> found) {
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static <T> List<T> plus(List<T> some, T one) {
        return Stream.concat(some.stream(), Stream.of(one)).toList();
    }
}
