package dev.wasmk8s.runtime.internal.files;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Waits until something happens in directories, or a while has passed. What happens is only a hint to look: a file system
 * may tell of nothing, for example one that is mounted from elsewhere, or there may be too many watches already.
 *
 * <p>Used by one thread; {@link #close} may be called by any.
 */
final class DirectoryEvents implements AutoCloseable {
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
     * Waits for something to happen.
     *
     * @param directories where; those that cannot be watched are left out
     * @param atMost how long
     * @return false if this was closed
     */
    boolean await(Set<Path> directories, Duration atMost) {
        WatchService events = service;
        if (events == null) {
            return pause(atMost);
        }
        try {
            if (watch(directories, events)) {
                // What happened before it was watched was not told.
                return !isClosed();
            }
            WatchKey key = events.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
            while (key != null) {
                key.pollEvents();
                key.reset();
                key = events.poll();
            }
            return !isClosed();
        } catch (ClosedWatchServiceException | InterruptedException e) {
            return false;
        }
    }

    /** Waits for time to pass. Answers false if this was closed. */
    boolean pause(Duration time) {
        try {
            return !closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
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
