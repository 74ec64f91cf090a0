package dev.runbook.rehearsal;

import dev.runbook.json.Json;
import dev.runbook.lab.Lab;
import dev.runbook.lab.host.Fault;
import dev.runbook.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Cuts the way to hosts during every step that begins there, and heals it soon after. */
final class Outages implements AutoCloseable {

    private static final Set<String> BEGINNINGS = Set.of("step-started", "undo-started");
    private static final long LOOK_MILLIS = 5;
    private static final long CUT_MILLIS = 400;

    /** The cut comes at the very beginning of a step, or a little later. */
    private static final int LATEST_MILLIS = 100;

    private final Lab lab;
    private final Pattern hosts;
    private final Map<Path, Long> read = new HashMap<>();
    private final Set<List<String>> struck = new HashSet<>();
    private final ScheduledExecutorService time = Executors.newScheduledThreadPool(2);

    private Outages(Lab lab, String hosts) {
        this.lab = lab;
        this.hosts = Pattern.compile(hosts);
        journals().forEach(this::news);
    }

    /** From now on, of the hosts whose names this expression matches. */
    static Outages of(Lab lab, String hosts) {
        Outages outages = new Outages(lab, hosts);
        outages.time.scheduleWithFixedDelay(outages::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return outages;
    }

    /** How many there were. */
    synchronized int count() {
        return struck.size();
    }

    private synchronized void look() {
        journals().stream()
                .flatMap(journal -> news(journal).lines())
                .flatMap(line -> Json.read(line).stream())
                .map(Value.Fields.class::cast)
                .filter(record -> BEGINNINGS.contains(text(record, "event")))
                .filter(record -> hosts.matcher(text(record, "host")).matches())
                .map(record -> List.of(text(record, "event"), outermost(text(record, "step")), text(record, "host")))
                .filter(struck::add)
                .toList()
                .forEach(this::strike);
    }

    private void strike(List<String> moment) {
        String host = moment.get(2);
        int delay = Math.floorMod(moment.hashCode(), LATEST_MILLIS);
        time.schedule(() -> lab.breakHost(host, Fault.NO_SSH, Optional.empty()), delay, TimeUnit.MILLISECONDS);
        time.schedule(() -> lab.heal(host, Fault.NO_SSH), delay + CUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static String outermost(String step) {
        return step.split(">", 2)[0];
    }

    private static String text(Value.Fields record, String name) {
        return record.get(name).map(Value::text).orElse("");
    }

    private List<Path> journals() {
        if (!Files.exists(lab.directory().runs())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(lab.directory().runs())) {
            return files.filter(file -> file.endsWith("journal.jsonl")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was written to a journal since it was read last, whole lines only. */
    private String news(Path journal) {
        try (SeekableByteChannel channel = Files.newByteChannel(journal)) {
            long from = read.getOrDefault(journal, 0L);
            ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - from));
            channel.position(from).read(bytes);
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
            int end = text.lastIndexOf('\n') + 1;
            read.put(journal, from + end);
            return text.substring(0, end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        time.shutdownNow();
        lab.hosts().forEach(host -> lab.heal(host.name(), Fault.NO_SSH));
    }
}
