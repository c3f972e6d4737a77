package dev.wasmk8s.runtime.internal.files;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Has everything loaded anew once files have changed. Contents decide, not times: a file that was touched, or replaced by
 * an equal one, is no change, and a link that leads elsewhere is one, as in a directory that Kubernetes mounts.
 *
 * <p>Who writes a file takes a while, so a change counts once two looks in a row have found the same. If loading fails,
 * what was read then is what a next change is measured by: there is no second attempt with the same files.
 *
 * <p>{@link #look} is called by one thread.
 */
public final class FileWatcher implements AutoCloseable {
    /** How long files must stay as they are. */
    private static final Duration QUIET = Duration.ofMillis(100);

    private final Supplier<Map<Path, String>> loaded;
    private final Runnable reload;
    private final Duration interval;
    private final DirectoryEvents events;
    private @Nullable Map<Path, String> changing;

    /**
     * A watcher whose thread does not run yet; {@link #look} does its work.
     *
     * @param loaded what the last attempt to load has read: digests by file
     * @param reload loads everything anew
     * @param interval how long a change may stay unseen where the file system tells of none
     */
    FileWatcher(Supplier<Map<Path, String>> loaded, Runnable reload, Duration interval, DirectoryEvents events) {
        this.loaded = loaded;
        this.reload = reload;
        this.interval = interval;
        this.events = events;
    }

    /** Starts to watch, on a daemon thread that ends when this is closed. Parameters as for a watcher without one. */
    public static FileWatcher start(Supplier<Map<Path, String>> loaded, Runnable reload, Duration interval) {
        FileWatcher watcher = new FileWatcher(loaded, reload, interval, DirectoryEvents.open());
        Thread thread = new Thread(watcher::run, "wasm-k8s-files");
        thread.setDaemon(true);
        thread.start();
        return watcher;
    }

    /**
     * Looks at the files once, and has them loaded if they have changed and stay as they are.
     *
     * @return whether to look again soon
     */
    boolean look() {
        Map<Path, String> before = loaded.get();
        Map<Path, String> now = new HashMap<>();
        before.forEach((file, content) -> now.put(file, FileJournal.look(file, content)));
        if (now.equals(before)) {
            changing = null;
            return false;
        }
        if (!now.equals(changing)) {
            changing = now;
            return true;
        }
        changing = null;
        reload.run();
        return true;
    }

    private void run() {
        boolean open = true;
        while (open) {
            boolean soon = lookSafely();
            // Who writes all the time must not keep a processor busy.
            open = (soon || events.await(loaded.get().keySet(), interval)) && events.pause(QUIET);
        }
    }

    private boolean lookSafely() {
        try {
            return look();
        } catch (RuntimeException | Error e) {
            // Without this thread no change would be seen any more, so it goes on.
            LoggerFactory.getLogger(FileWatcher.class).error("Looking for changed files failed", e);
            return false;
        }
    }

    /** Ends the thread, after what it is doing. Does not wait. */
    @Override
    public void close() {
        events.close();
    }
}
