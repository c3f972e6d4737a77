package dev.wasmk8s.runtime.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of the watcher, one by one. */
class FileWatcherTest {
    @TempDir
    private Path directory;

    private Map<Path, String> loaded = Map.of();
    private int reloads;

    private final FileWatcher watcher =
            new FileWatcher(() -> loaded, this::reload, Duration.ofDays(1), new DirectoryEvents(null));

    /** Reads what it read before. */
    private void reload() {
        reloads++;
        FileJournal journal = new FileJournal();
        loaded.keySet().forEach(file -> read(journal, file));
        loaded = journal.contents();
    }

    private static void read(FileJournal journal, Path file) {
        try {
            journal.read(file, Files.readAllBytes(file));
        } catch (IOException e) {
            journal.missing(file);
        }
    }

    private void load(Path... files) {
        FileJournal journal = new FileJournal();
        for (Path file : files) {
            read(journal, file);
        }
        loaded = journal.contents();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void what_stays_as_it_is_is_not_loaded_again() throws IOException {
        load(write("a", "1"), directory.resolve("none"));

        assertThat(watcher.look()).isFalse();
        assertThat(reloads).isZero();
    }

    @Test
    void a_change_is_loaded_once_it_stays() throws IOException {
        load(write("a", "1"));
        write("a", "2");

        assertThat(watcher.look()).isTrue();
        assertThat(reloads).isZero();
        assertThat(watcher.look()).isTrue();
        assertThat(reloads).isEqualTo(1);
        assertThat(watcher.look()).isFalse();
        assertThat(reloads).isEqualTo(1);
    }

    @Test
    void who_goes_on_writing_is_waited_for() throws IOException {
        load(write("a", "1"));
        for (String half : new String[] {"2", "23", "234"}) {
            write("a", half);
            assertThat(watcher.look()).isTrue();
        }
        assertThat(reloads).isZero();

        watcher.look();

        assertThat(reloads).isEqualTo(1);
    }

    @Test
    void a_change_that_is_taken_back_is_none() throws IOException {
        load(write("a", "1"));
        write("a", "2");
        watcher.look();
        write("a", "1");

        assertThat(watcher.look()).isFalse();
        assertThat(reloads).isZero();
    }

    @Test
    void times_do_not_matter() throws IOException {
        Path file = write("a", "1");
        load(file);
        FileTime time = Files.getLastModifiedTime(file);
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        assertThat(watcher.look()).isFalse();

        write("a", "2");
        Files.setLastModifiedTime(file, time);
        watcher.look();
        watcher.look();

        assertThat(reloads).isEqualTo(1);
    }

    @Test
    void a_file_that_appears_or_goes_is_a_change() throws IOException {
        load(directory.resolve("a"));
        write("a", "1");
        watcher.look();
        watcher.look();
        assertThat(reloads).isEqualTo(1);

        Files.delete(directory.resolve("a"));
        watcher.look();
        watcher.look();
        assertThat(reloads).isEqualTo(2);
    }

    @Test
    void what_changed_while_it_was_being_loaded_is_loaded_again() throws IOException {
        Path file = write("a", "1");
        load(file);
        write("a", "2");
        watcher.look();
        watcher.look();
        // As if the attempt had read the file before it was written once more.
        write("a", "3");

        watcher.look();
        watcher.look();

        assertThat(reloads).isEqualTo(2);
        assertThat(watcher.look()).isFalse();
    }

    @Test
    void a_file_that_was_read_twice_and_differed_is_loaded_again() throws IOException {
        Path file = write("a", "1");
        FileJournal journal = new FileJournal();
        journal.read(file, new byte[] {'0'});
        journal.read(file, new byte[] {'1'});
        loaded = journal.contents();

        watcher.look();
        watcher.look();

        assertThat(reloads).isEqualTo(1);
        assertThat(watcher.look()).isFalse();
    }

    @Test
    void only_as_much_of_a_file_is_looked_at_as_was_read() throws IOException {
        Path file = write("a", "1234");
        FileJournal journal = new FileJournal();
        journal.readPartly(file, new byte[] {'1', '2'});
        loaded = journal.contents();

        write("a", "12xx");
        assertThat(watcher.look()).isFalse();
        write("a", "1xxx");
        assertThat(watcher.look()).isTrue();
    }

    /** Kubernetes mounts files as links through {@code ..data}, and replaces that link. */
    @Test
    void links_that_lead_elsewhere_are_a_change() throws IOException {
        Path first = Files.createDirectory(directory.resolve("..2026_1"));
        Path second = Files.createDirectory(directory.resolve("..2026_2"));
        Files.writeString(first.resolve("a"), "1");
        Files.writeString(second.resolve("a"), "2");
        Path data = Files.createSymbolicLink(directory.resolve("..data"), first.getFileName());
        Path file = Files.createSymbolicLink(directory.resolve("a"), Path.of("..data", "a"));
        load(file);
        assertThat(watcher.look()).isFalse();

        Path next = Files.createSymbolicLink(directory.resolve("..data_tmp"), second.getFileName());
        Files.move(next, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        watcher.look();
        watcher.look();

        assertThat(reloads).isEqualTo(1);
        assertThat(watcher.look()).isFalse();
    }

    @Test
    void waiting_ends_when_it_is_closed() {
        for (DirectoryEvents events : new DirectoryEvents[] {DirectoryEvents.open(), new DirectoryEvents(null)}) {
            events.close();

            assertThat(events.await(Set.of(directory.resolve("a")), Duration.ofDays(1)))
                    .isFalse();
            assertThat(events.pause(Duration.ofDays(1))).isFalse();
        }
    }

    @Test
    void a_directory_that_is_watched_anew_is_looked_at_at_once() {
        try (DirectoryEvents events = DirectoryEvents.open()) {
            assertThat(events.await(Set.of(directory.resolve("a")), Duration.ofDays(1)))
                    .isTrue();
        }
    }

    @Test
    void only_what_happens_to_the_files_ends_the_waiting() throws IOException {
        Set<Path> files = Set.of(directory.resolve("a"));
        try (DirectoryEvents events = DirectoryEvents.open()) {
            events.await(files, Duration.ofDays(1));
            write("log", "1");
            assertThat(events.await(files, Duration.ofMillis(1))).isTrue();

            write("log", "2");
            write("a", "1");
            assertThat(events.await(files, Duration.ofDays(1))).isTrue();
        }
    }
}
