package dev.wasmk8s.runtime.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageDirectoryTest {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    @TempDir
    Path directory;

    private ImageDirectory at(Instant time, long maxBytes) throws IOException {
        return new ImageDirectory(PrivateDirectory.open(directory), maxBytes, Clock.fixed(time, ZoneOffset.UTC));
    }

    private ImageDirectory store() throws IOException {
        return at(START, ImageDirectory.DEFAULT_MAX_BYTES);
    }

    private static Optional<ModuleImage> find(ImageStore store, ModuleImage image) {
        return store.find(image.version(), image.digest());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private Path onlyFile() throws IOException {
        assertThat(files()).hasSize(1);
        return files().get(0);
    }

    @Test
    void what_one_process_puts_another_finds() throws IOException {
        ModuleImage image = Images.image("module", 1000);
        store().put(image);

        assertThat(find(store(), image))
                .hasValueSatisfying(found -> assertThat(found.classes().get("a.Main"))
                        .isEqualTo(image.classes().get("a.Main")));
    }

    @Test
    void other_modules_and_other_versions_are_not_there() throws IOException {
        ModuleImage image = Images.image("module", 1000);
        store().put(image);

        assertThat(find(store(), Images.image("other", 1000))).isEmpty();
        assertThat(store().find("host 2", image.digest())).isEmpty();
    }

    @Test
    void a_damaged_file_is_deleted_and_can_be_put_again() throws IOException {
        ModuleImage image = Images.image("module", 1000);
        store().put(image);
        byte[] bytes = Files.readAllBytes(onlyFile());
        bytes[bytes.length / 2]++;
        Files.write(onlyFile(), bytes);

        assertThat(find(store(), image)).isEmpty();
        assertThat(files()).isEmpty();
        store().put(image);
        assertThat(find(store(), image)).isPresent();
    }

    @Test
    void a_file_that_was_cut_off_is_deleted() throws IOException {
        ModuleImage image = Images.image("module", 1000);
        store().put(image);
        Files.write(onlyFile(), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);

        assertThat(find(store(), image)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void an_image_under_the_name_of_another_is_deleted() throws IOException {
        ModuleImage image = Images.image("module", 1000);
        store().put(image);
        Path name = onlyFile();
        Files.write(name, ImageFormat.write(Images.image("other", 1000)));

        assertThat(find(store(), image)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void a_file_that_is_larger_than_all_may_be_is_not_read() throws IOException {
        ModuleImage image = Images.image("module", 1000);
        store().put(image);

        assertThat(find(at(START, 500), image)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void what_was_not_used_for_longest_goes_when_there_is_no_room() throws IOException {
        ModuleImage first = Images.image("first", 1000);
        ModuleImage second = Images.image("second", 1000);
        ModuleImage third = Images.image("third", 1000);
        long room = 2L * ImageFormat.write(third).length + 100;
        at(START, room).put(first);
        at(START.plusSeconds(1), room).put(second);
        find(at(START.plusSeconds(2), room), first);
        at(START.plusSeconds(3), room).put(third);

        assertThat(find(store(), first)).isPresent();
        assertThat(find(store(), second)).isEmpty();
        assertThat(find(store(), third)).isPresent();
    }

    @Test
    void what_is_larger_than_all_may_be_is_not_stored() throws IOException {
        at(START, 500).put(Images.image("module", 1000));

        assertThat(files()).isEmpty();
    }

    @Test
    void the_remains_of_dead_processes_are_removed_and_those_of_others_stay() throws IOException {
        Path abandoned = Files.createFile(directory.resolve("1-1-0.tmp"));
        Files.setLastModifiedTime(abandoned, FileTime.from(START.minus(Duration.ofHours(2))));
        Path writing = Files.createFile(directory.resolve("1-2-0.tmp"));
        Files.setLastModifiedTime(writing, FileTime.from(START));
        Path foreign = Files.createFile(directory.resolve("README"));

        store().put(Images.image("module", 10));

        assertThat(files()).hasSize(3).contains(writing, foreign).doesNotContain(abandoned);
    }

    @Test
    void a_directory_that_is_gone_stops_nobody() throws IOException {
        ModuleImage image = Images.image("module", 10);
        ImageDirectory store = store();
        Files.delete(directory);

        store.put(image);
        assertThat(find(store, image)).isEmpty();
        Files.createDirectory(directory);
    }

    @Test
    void nobody_else_can_read_or_write_the_files() throws IOException {
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");
        store().put(Images.image("module", 10));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(onlyFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_file_that_others_could_write_to_is_deleted() throws IOException {
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("unix");
        ModuleImage image = Images.image("module", 10);
        store().put(image);
        Files.setPosixFilePermissions(onlyFile(), PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThat(find(store(), image)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void a_link_to_somewhere_else_is_not_followed() throws IOException {
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("unix");
        ModuleImage image = Images.image("module", 10);
        store().put(image);
        Path name = onlyFile();
        Path elsewhere = Files.move(name, directory.resolve("elsewhere"));
        Files.createSymbolicLink(name, elsewhere);

        assertThat(find(store(), image)).isEmpty();
        assertThat(files()).containsExactly(elsewhere);
    }

    @Test
    void writers_and_readers_do_not_disturb_each_other() throws Exception {
        List<ModuleImage> images = IntStream.range(0, 4)
                .mapToObj(i -> Images.image("module " + i, 50_000))
                .toList();
        long room = 3L * ImageFormat.write(images.get(0)).length;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> found = threads.invokeAll(images.stream()
                    .map(image -> (Callable<Integer>) () -> putAndFind(image, images, room))
                    .toList());
            int sum = 0;
            for (Future<Integer> each : found) {
                sum += each.get();
            }
            assertThat(sum).as("images found").isPositive();
        } finally {
            threads.shutdownNow();
        }
        assertThat(files()).allSatisfy(file -> ImageFormat.read(Files.readAllBytes(file)));
    }

    private int putAndFind(ModuleImage own, List<ModuleImage> all, long room) throws IOException {
        ImageDirectory store = ImageDirectory.open(directory, room);
        int found = 0;
        for (int i = 0; i < 50; i++) {
            store.put(own);
            for (ModuleImage each : all) {
                Optional<ModuleImage> image = find(store, each);
                if (image.isPresent()) {
                    assertThat(image.get().classes().get("a.Main"))
                            .isEqualTo(each.classes().get("a.Main"));
                    found++;
                }
            }
        }
        return found;
    }
}
