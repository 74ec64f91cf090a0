package dev.runbook.lab.service.container;

import dev.runbook.lab.service.program.Options;
import dev.runbook.lab.service.program.Options.Words;
import dev.runbook.lab.service.program.Refusal;
import dev.runbook.lab.standin.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What docker does with images. */
final class ImageCommands {

    private final Daemon daemon;

    ImageCommands(Daemon daemon) {
        this.daemon = daemon;
    }

    Answer list(List<String> words) {
        Words options = Options.of("docker images")
                .flag("-q", "--quiet")
                .flag("-a", "--all")
                .flag("--no-trunc")
                .value("--format")
                .read(words);
        Listing listing = new Listing("REPOSITORY", "TAG", "IMAGE ID");
        daemon.state().images().forEach(image -> lines(image, options.has("--no-trunc"), listing));
        return Answer.of(
                options.has("--quiet") ? listing.show(Optional.of("{{.ID}}")) : listing.show(options.last("--format")));
    }

    private static void lines(Image image, boolean whole, Listing listing) {
        List<String> tags = image.tags().isEmpty() ? List.of(image.repository() + ":<none>") : image.tags();
        for (String tag : tags) {
            Map<String, String> line = new LinkedHashMap<>();
            line.put("REPOSITORY", tag.substring(0, tag.lastIndexOf(':')));
            line.put("TAG", tag.substring(tag.lastIndexOf(':') + 1));
            line.put("IMAGE ID", whole ? image.id() : image.shortId());
            line.put("DIGEST", image.digest());
            listing.add(line);
        }
    }

    Answer pull(List<String> words) {
        Words options = Options.of("docker pull").flag("-q", "--quiet").read(words);
        Reference reference = Reference.of(one(options, "docker pull NAME[:TAG]"));
        boolean isNew = daemon.state().image(reference.toString()).isEmpty();
        Image image = daemon.pull(reference);
        return Answer.of(
                options.has("--quiet")
                        ? reference + "\n"
                        : "Digest: " + image.digest() + "\nStatus: "
                                + (isNew ? "Downloaded newer image for " : "Image is up to date for ") + reference
                                + "\n"
                                + reference + "\n");
    }

    Answer tag(List<String> words) {
        Words options = Options.of("docker tag").read(words);
        if (options.operands().size() != 2) {
            throw Refusal.of(1, "\"docker tag\" requires exactly 2 arguments.");
        }
        daemon.tag(
                image(options.operands().get(0)),
                Reference.of(options.operands().get(1)));
        return Answer.of("");
    }

    Answer inspect(List<String> words) {
        Words options =
                Options.of("docker image inspect").value("-f", "--format").read(words);
        return new Inspector(options, "image")
                .show(name -> daemon.state().image(name).map(Inspection::of));
    }

    Answer remove(List<String> words) {
        Words options = Options.of("docker rmi").flag("-f", "--force").read(words);
        return Answer.of(options.operands().stream().map(this::removed).collect(Collectors.joining()));
    }

    private String removed(String name) {
        Image image = image(name);
        boolean isTag = image.tags().stream().anyMatch(tag -> tag.equals(name));
        if (isTag && image.tags().size() > 1) {
            daemon.untag(image, name);
            return "Untagged: " + name + "\n";
        }
        if (daemon.state().uses(image)) {
            throw Refusal.of(
                    1,
                    "Error response from daemon: conflict: unable to remove repository reference \"" + name
                            + "\" (must force) - a container is using its referenced image " + image.shortId());
        }
        daemon.remove(image);
        return "Untagged: " + name + "\nDeleted: " + image.id() + "\n";
    }

    /** Removes images that no container was made of: those without a tag, or with {@code --all} any. */
    Answer prune(List<String> words) {
        Words options = Options.of("docker image prune")
                .flag("-f", "--force")
                .flag("-a", "--all")
                .read(words);
        if (!options.has("--force")) {
            throw Refusal.notKnown("docker image prune", "to ask before it prunes", "--force");
        }
        State state = daemon.state();
        List<Image> unused = state.images().stream()
                .filter(image -> !state.uses(image)
                        && (options.has("--all") || image.tags().isEmpty()))
                .toList();
        unused.forEach(daemon::remove);
        String deleted =
                unused.stream().map(image -> "deleted: " + image.id() + "\n").collect(Collectors.joining());
        return Answer.of(
                (deleted.isEmpty() ? "" : "Deleted Images:\n" + deleted + "\n") + "Total reclaimed space: 0B\n");
    }

    private Image image(String name) {
        return daemon.state().image(name).orElseThrow(() -> Daemon.noImage(name));
    }

    private static String one(Words options, String usage) {
        if (options.operands().size() != 1) {
            throw Refusal.of(1, "exactly 1 argument is wanted: " + usage);
        }
        return options.operands().get(0);
    }
}
