package dev.wasmk8s.runtime.internal.version;

import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.ControlVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * The version in use, and those before it that still have calls. Thread-safe; a call takes no lock.
 *
 * <p>Whoever is refused by a version that was the current one a moment ago finds either another one, as that is put in
 * place before the old one is retired, or that this was closed.
 */
public final class Versions implements AutoCloseable {
    private volatile Version current;
    private volatile boolean closed;
    /** Guarded by this. */
    private final List<Version> draining = new ArrayList<>();

    Versions(Version first) {
        this.current = first;
    }

    /**
     * Enters the current version for one call. It must be {@linkplain Version#leave left} by the same thread.
     *
     * @throws ReviewException with {@code CLOSED} after {@link #close}
     */
    Version enter() {
        while (true) {
            Version version = current;
            if (version.enter()) {
                return version;
            }
            if (closed) {
                throw new ReviewException(FailureCode.CLOSED, "access control was closed");
            }
            Thread.onSpinWait();
        }
    }

    /** The current version, to look at. */
    Version current() {
        return current;
    }

    /** Has new calls enter another version. Answers false, and does nothing, if this was closed. */
    synchronized boolean replace(Version next) {
        if (closed) {
            return false;
        }
        Version before = current;
        current = next;
        retire(before);
        return true;
    }

    /** Lets no new call begin. Calls that run finish, and then what they ran on is closed. Does not wait. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            retire(current);
        }
    }

    private void retire(Version version) {
        draining.add(version);
        version.retire(this::drained);
    }

    private synchronized void drained(Version version) {
        draining.remove(version);
    }

    /** The current version first, and then those that still have calls, the newest first. None once all was closed. */
    public synchronized List<ControlVersion> descriptions() {
        List<ControlVersion> all = new ArrayList<>();
        if (!closed) {
            all.add(current.description());
        }
        for (int i = draining.size() - 1; i >= 0; i--) {
            all.add(draining.get(i).description());
        }
        return all;
    }
}
