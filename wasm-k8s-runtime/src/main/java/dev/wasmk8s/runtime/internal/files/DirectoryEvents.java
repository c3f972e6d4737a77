package dev.wasmk8s.runtime.internal.files;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Waits until something happens to files, or a while has passed. What happens is only a hint to look: a file system
 * may tell of nothing, for example one that is mounted from elsewhere, or there may be too many watches already.
 *
 * <p>Used by one thread; {@link #close} may be called by any.
 */
final class DirectoryEvents implements AutoCloseable {
    /** How names begin in a mounted ConfigMap: {@code ..data}, and what it leads to. */
    private static final String KUBERNETES = "..";

    private final @Nullable WatchService service;
    private final Map<Path, WatchKey> watched = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Waits for events of a service; without one, for time to pass. */
    DirectoryEvents(@Nullable WatchService service) {
        this.service = service;
    }

    static DirectoryEvents open() {
        try {
            return new DirectoryEvents(FileSystems.getDefault().newWatchService());
        } catch (IOException | UnsupportedOperationException e) {
            LoggerFactory.getLogger(DirectoryEvents.class)
                    .warn(
                            "Files are looked at from time to time, because directories cannot be watched: {}",
                            e.toString());
            return new DirectoryEvents(null);
        }
    }

    /**
     * Waits for something to happen to files.
     *
     * @param files which; where their directories cannot be watched, time passes
     * @param atMost how long
     * @return false if this was closed
     */
    boolean await(Set<Path> files, Duration atMost) {
        WatchService events = service;
        if (events == null) {
            return pause(atMost);
        }
        try {
            Map<Path, Set<Path>> names = names(files);
            if (watch(names.keySet(), events)) {
                // What happened before it was watched was not told.
                return !isClosed();
            }
            long end = System.nanoTime() + nanos(atMost);
            WatchKey key = events.poll(nanos(atMost), TimeUnit.NANOSECONDS);
            while (key != null && !concerns(key, names)) {
                key = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
            return !isClosed();
        } catch (ClosedWatchServiceException | InterruptedException e) {
            return false;
        }
    }

    private static long nanos(Duration time) {
        return TimeUnit.NANOSECONDS.convert(time);
    }

    /** The names of files by their directories. */
    private static Map<Path, Set<Path>> names(Set<Path> files) {
        Map<Path, Set<Path>> names = new HashMap<>();
        for (Path file : files) {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                names.computeIfAbsent(directory, key -> new HashSet<>()).add(file.getFileName());
            }
        }
        return names;
    }

    /** Whether what happened in a directory is about a file, or what Kubernetes has its files lead through. */
    private static boolean concerns(WatchKey key, Map<Path, Set<Path>> names) {
        Set<Path> here = names.getOrDefault((Path) key.watchable(), Set.of());
        boolean concerns = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            concerns |= !(event.context() instanceof Path name)
                    || here.contains(name)
                    || name.toString().startsWith(KUBERNETES);
        }
        key.reset();
        return concerns;
    }

    /** Waits for time to pass. Answers false if this was closed. */
    boolean pause(Duration time) {
        try {
            return !closed.await(nanos(time), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Watches these directories and no others. Answers whether one of them was not watched before. */
    private boolean watch(Set<Path> directories, WatchService events) {
        watched.entrySet().removeIf(entry -> {
            boolean keep =
                    directories.contains(entry.getKey()) && entry.getValue().isValid();
            if (!keep) {
                entry.getValue().cancel();
            }
            return !keep;
        });
        boolean more = false;
        for (Path directory : directories) {
            more |= !watched.containsKey(directory) && register(directory, events);
        }
        return more;
    }

    private boolean register(Path directory, WatchService events) {
        try {
            WatchKey key = directory.register(
                    events,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            watched.put(directory, key);
            return true;
        } catch (IOException | ProviderMismatchException | UnsupportedOperationException e) {
            // Not there, or not of this kind: it is looked at from time to time.
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        if (service != null) {
            try {
                service.close();
            } catch (IOException e) {
                LoggerFactory.getLogger(DirectoryEvents.class).debug("The watch of directories was not closed", e);
            }
        }
    }
}
