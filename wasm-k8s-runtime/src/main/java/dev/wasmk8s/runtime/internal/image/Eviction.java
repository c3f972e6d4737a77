package dev.wasmk8s.runtime.internal.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Keeps a directory within its bound: what was not used for longest is deleted first. */
record Eviction(Path directory, long maxBytes, Clock clock) {
    /** After which a file that is still being written belongs to a process that died. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private record Stored(Path file, long bytes, FileTime used) {}

    /**
     * Deletes as many files as necessary. Other processes may do the same at the same time.
     *
     * @param kept a file that stays
     */
    void run(Path kept) throws IOException {
        List<Stored> files = list();
        long total = files.stream().mapToLong(Stored::bytes).sum();
        FileTime abandoned = FileTime.from(clock.instant().minus(ABANDONED));
        files.sort(Comparator.comparing(Stored::used));
        for (Stored stored : files) {
            boolean unfinished = stored.file().toString().endsWith(TemporaryName.SUFFIX);
            boolean goes = unfinished
                    ? stored.used().compareTo(abandoned) < 0
                    : total > maxBytes && !stored.file().equals(kept);
            if (goes) {
                Files.deleteIfExists(stored.file());
                total -= stored.bytes();
            }
        }
    }

    private List<Stored> list() throws IOException {
        List<Stored> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path file : (Iterable<Path>) entries::iterator) {
                add(files, file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return files;
    }

    private static void add(List<Stored> files, Path file) throws IOException {
        String name = file.toString();
        if (!name.endsWith(ModuleImage.SUFFIX) && !name.endsWith(TemporaryName.SUFFIX)) {
            return;
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            files.add(new Stored(file, attributes.size(), attributes.lastModifiedTime()));
        } catch (NoSuchFileException deletedMeanwhile) {
            // As good as deleted by us.
        }
    }
}
