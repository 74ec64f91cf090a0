package dev.runbook.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recorded can be read back, and what was altered is not taken for what was recorded. */
class JournalTest {

    @TempDir
    private Path temporary;

    private Path folder;
    private final Secrets secrets = new Secrets();
    private final List<Entry> heard = new ArrayList<>();

    @BeforeEach
    void choose() {
        folder = temporary.resolve("state/run-1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyEventIsReadBackAsItWas(long seed) {
        AnyEvent any = new AnyEvent(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            events.addAll(any.all());
        }
        record(events);
        List<Entry> entries = Journal.read(folder).entries();
        assertThat(entries.stream().map(Entry::event)).containsExactlyElementsOf(events);
        assertThat(entries).containsExactlyElementsOf(heard);
    }

    @Test
    void everyKindOfEventIsAmongThem() {
        List<Class<?>> kinds = Arrays.asList(Event.class.getPermittedSubclasses());
        assertThat(new AnyEvent(1).all().stream().<Class<?>>map(Event::getClass))
                .hasSameElementsAs(kinds);
    }

    @Test
    void whatIsSaidToProgramsIsWhatIsWritten() {
        record(new AnyEvent(7).all());
        assertThat(heard).extracting(Entry::text).containsExactlyElementsOf(lines());
    }

    @Test
    void theFolderIsForItsOwnerOnly() throws IOException {
        record(List.of(new Event.Committed("why")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void aSecretThatLooksLikeANumberOrAWordOfTheJournalHidesNoIdentity() {
        List.of("1000", "step", "check", "event", "app1", "run-1", "changed").forEach(secrets::add);
        Event finished = new Event.StepFinished(
                StepPath.parse("step"),
                "changed app1",
                "app1",
                new VisitId("1000"),
                Optional.empty(),
                new Outcome(
                        Outcome.Kind.CHANGED,
                        Value.map(Map.of()),
                        Optional.empty(),
                        Duration.ofSeconds(1000),
                        false,
                        true),
                "step",
                Map.of(),
                List.of("app1"),
                false);
        record(List.of(finished));
        Event.StepFinished read =
                (Event.StepFinished) Journal.read(folder).entries().get(0).event();
        assertThat(read.host()).isEqualTo("app1");
        assertThat(read.visit()).isEqualTo(new VisitId("1000"));
        assertThat(read.title()).isEqualTo("******** ********");
    }

    @Test
    void itGoesOnBehindTheLastRecord() {
        AnyEvent any = new AnyEvent(11);
        List<Event> first = any.all();
        List<Event> second = any.all();
        record(first);
        try (Journal journal = reopen()) {
            assertThat(journal.past().entries()).extracting(Entry::event).containsExactlyElementsOf(first);
            assertThat(journal.past().healed()).isEmpty();
            assertThat(journal.progress().debts())
                    .isEqualTo(journal.past().progress().debts());
            second.forEach(journal::record);
        }
        List<Entry> entries = Journal.read(folder).entries();
        assertThat(entries).extracting(Entry::n).endsWith(first.size() + second.size());
        assertThat(entries).extracting(Entry::event).endsWith(second.toArray(Event[]::new));
    }

    @Test
    void aRecordThatWasTornAtAnyByteIsCutOff() throws IOException {
        record(List.of(new Event.Committed("first"), new Event.Committed("größer 漢字"), new Event.Committed("last")));
        byte[] whole = Files.readAllBytes(file());
        int begin = (lines().get(0) + "\n" + lines().get(1) + "\n").getBytes(StandardCharsets.UTF_8).length;
        for (int length = begin + 1; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            try (Journal journal = reopen()) {
                assertThat(journal.past().entries()).hasSize(2);
                assertThat(journal.past().healed()).isPresent();
                journal.record(new Event.Committed("again"));
            }
            assertThat(Journal.read(folder).healed()).isEmpty();
            assertThat(Journal.read(folder).entries()).hasSize(3);
        }
    }

    @Test
    void zeroesThatADiskLeftBehindAreCutOff() throws IOException {
        record(List.of(new Event.Committed("first")));
        Files.write(file(), (lines().get(0) + "\n\0\0\0\0\0\n").getBytes(StandardCharsets.UTF_8));
        try (Journal journal = reopen()) {
            assertThat(journal.past().healed()).contains("\0\0\0\0\0");
        }
        assertThat(lines()).hasSize(1);
    }

    @Test
    void aJournalThatNeverBeganCannotBeGoneOnWith() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(file(), "{\"n\":1,\"at\"");
        assertThat(Journal.read(folder).entries()).isEmpty();
        assertThatThrownBy(this::reopen)
                .isInstanceOf(BrokenJournal.class)
                .hasMessage("`" + file() + "`, record 1: found none, wanted the start of a run; nothing was done in"
                        + " it: start another");
    }

    /** But for the last line break but one: two records on one line look like one that was torn. */
    @Test
    void whateverByteIsAlteredIsNoticed() throws IOException {
        record(List.of(
                new Event.Committed("first"),
                new Event.Gate("a", Optional.empty(), "b", "c", "d"),
                new Event.Committed("last")));
        byte[] whole = Files.readAllBytes(file());
        int last = lines().get(2).length() + 2;
        for (int i = 0; i < whole.length - last; i++) {
            byte[] altered = whole.clone();
            altered[i] = altered[i] == 'x' ? (byte) 'y' : (byte) 'x';
            Files.write(file(), altered);
            int at = i;
            assertThatThrownBy(() -> Journal.read(folder))
                    .as(() -> "byte " + at)
                    .isInstanceOf(BrokenJournal.class);
        }
    }

    @Test
    void aMissingRecordIsNoticed() throws IOException {
        record(List.of(new Event.Committed("1"), new Event.Committed("2"), new Event.Committed("3")));
        write(lines().get(0), lines().get(2));
        refuses("record 2: its number is 3, wanted 2; the journal was altered or damaged: put a whole copy of it in its"
                + " place");
    }

    @Test
    void theEndOfAnotherRunIsNoticed() throws IOException {
        record(List.of(new Event.Committed("1"), new Event.Committed("2")));
        List<String> these = lines();
        Path others = temporary.resolve("state/run-2");
        try (Journal journal = Journal.start(others, "run-2", secrets, Clock.systemUTC(), List.of())) {
            journal.record(new Event.Committed("1"));
            journal.record(new Event.Committed("2"));
        }
        write(these.get(0), Files.readAllLines(others.resolve("journal.jsonl")).get(1));
        refuses("record 2: it belongs to run `run-2`, wanted `run-1`; the journal was altered or damaged: put a whole"
                + " copy of it in its place");
    }

    @Test
    void anAlteredRecordIsNoticedEvenWithACheckOfItsOwn() throws IOException {
        record(List.of(new Event.Committed("first"), new Event.Committed("last")));
        String altered =
                Seal.seal(Seal.open(lines().get(0)).orElseThrow().record().replace("first", "other"), Seal.NONE);
        String check = Seal.open(lines().get(1)).orElseThrow().check();
        write(altered, lines().get(1));
        refuses("record 2: its checksum `" + check + "` is not that of the record and the one before; the journal was"
                + " altered or damaged: put a whole copy of it in its place");
    }

    @Test
    void whatIsNoRecordIsRefusedAlsoAtTheEnd() throws IOException {
        record(List.of(new Event.Committed("first")));
        write(lines().get(0), "12");
        refuses("record 2: found `12`, wanted a record; the journal was altered or damaged: put a whole copy of it in"
                + " its place");
    }

    @Test
    void aNewerFormIsRefused() throws IOException {
        record(List.of(new Event.Committed("first")));
        write(lines().get(0).replace("\"format\":1", "\"format\":2"));
        refuses("record 1: `format` is 2, wanted 1; read it with the version that wrote it");
    }

    @Test
    void anEventOfANewerVersionIsRefused() throws IOException {
        record(List.of(new Event.Committed("first")));
        write(Seal.seal(
                "{\"n\":1,\"at\":\"2026-01-01T00:00:00Z\",\"event\":\"teleported\",\"run\":\"run-1\",\"format\":1}",
                Seal.NONE));
        refuses("record 1: event `teleported` is not known to this version of runbook; read it with the version that"
                + " wrote it");
    }

    @Test
    void theRecordsBeforeTheBreakAreThere() throws IOException {
        record(List.of(new Event.Committed("first"), new Event.Committed("last")));
        write(lines().get(0), lines().get(1).replace("last", "best"));
        assertThatThrownBy(() -> Journal.read(folder))
                .isInstanceOfSatisfying(
                        BrokenJournal.class,
                        broken -> assertThat(broken.sound())
                                .extracting(Entry::event)
                                .containsExactly(new Event.Committed("first")));
    }

    @Test
    void onlyOneCanHaveItOpenAndReadersDoNotFreeIt() {
        try (Journal journal = start()) {
            journal.record(new Event.Committed("why"));
            Journal.read(folder);
            assertThatThrownBy(this::reopen)
                    .isInstanceOf(RunBusy.class)
                    .hasMessage("run `run-1` is under way in another process on this machine; wait until it has ended,"
                            + " or stop it with Ctrl-C, then try again");
        }
        reopen().close();
    }

    @Test
    void anotherProcessKeepsItUntilItIsGoneHoweverThatHappens() throws IOException, InterruptedException {
        record(List.of(new Event.Committed("why")));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process other = new ProcessBuilder(java, "-cp", classes, JournalHolder.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('1');
            assertThatThrownBy(this::reopen).isInstanceOf(RunBusy.class);
        } finally {
            other.destroyForcibly().waitFor();
        }
        reopen().close();
    }

    private void refuses(String message) {
        String wanted = "`" + file() + "`, " + message;
        assertThatThrownBy(this::reopen).isInstanceOf(BrokenJournal.class).hasMessage(wanted);
        assertThatThrownBy(this::reopen).as("what was refused is not held").isInstanceOf(BrokenJournal.class);
    }

    private void record(List<Event> events) {
        try (Journal journal = start()) {
            events.forEach(journal::record);
        }
    }

    private Journal start() {
        return Journal.start(folder, "run-1", secrets, Clock.systemUTC(), List.of(heard::add));
    }

    private Journal reopen() {
        return Journal.reopen(folder, secrets, Clock.systemUTC(), List.of());
    }

    private Path file() {
        return folder.resolve("journal.jsonl");
    }

    private List<String> lines() {
        try {
            return List.of(Files.readString(file()).split("\n"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(String... lines) throws IOException {
        Files.writeString(file(), String.join("\n", lines) + "\n");
    }
}
