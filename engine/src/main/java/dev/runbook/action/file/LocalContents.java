package dev.runbook.action.file;

import dev.runbook.source.Reason;
import dev.runbook.source.Span;
import dev.runbook.template.Unrenderable;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;

/** Reads a file of the controller once for all the hosts that want it at the same time. */
final class LocalContents {

    private record Version(Path file, FileTime written, long size) {}

    private final Map<Version, WeakReference<Content>> held = new HashMap<>();

    synchronized Content of(Span where, Path file) {
        Version version = version(where, file);
        WeakReference<Content> reference = held.get(version);
        Content content = reference == null ? null : reference.get();
        if (content == null) {
            content = Content.of(where, file);
            held.values().removeIf(each -> each.get() == null);
            held.put(version, new WeakReference<>(content));
        }
        return content;
    }

    private static Version version(Span where, Path file) {
        try {
            return new Version(file, Files.getLastModifiedTime(file), Files.size(file));
        } catch (IOException e) {
            throw new Unrenderable(where, "`" + file + "` cannot be read: " + Reason.of(e));
        }
    }
}
