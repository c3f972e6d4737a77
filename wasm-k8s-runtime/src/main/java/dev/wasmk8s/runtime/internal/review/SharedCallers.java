package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.runtime.internal.guest.GuestCaller;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The callers, and with them the guests, of all modules that are loaded. A module that stays as it is from one version to
 * the next keeps its own; the last version that has it closes it. Thread-safe.
 */
final class SharedCallers {
    private final Map<CallerKey, Shared> byKey = new HashMap<>();
    private int count;

    /** A caller and how many versions have it. */
    private static final class Shared {
        private final @Nullable CallerKey key;
        private final GuestCaller caller;
        private int users = 1;

        private Shared(@Nullable CallerKey key, GuestCaller caller) {
            this.key = key;
            this.caller = caller;
        }
    }

    /** One version's share of a caller; given back once. */
    final class Share implements AutoCloseable {
        private final Shared shared;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Share(Shared shared) {
            this.shared = shared;
        }

        GuestCaller caller() {
            return shared.caller;
        }

        /** Gives it back; the caller is closed if nobody else has it. A second time does nothing. */
        @Override
        public void close() {
            if (open.compareAndSet(true, false) && release(shared)) {
                shared.caller.close();
            }
        }
    }

    /** A share of the caller that another version has; null if there is none. */
    synchronized @Nullable Share find(CallerKey key) {
        Shared shared = byKey.get(key);
        if (shared == null) {
            return null;
        }
        shared.users++;
        return new Share(shared);
    }

    /**
     * Takes in a new caller.
     *
     * @param key what later versions find it by, unless they find another one; null if they never should
     */
    synchronized Share add(@Nullable CallerKey key, GuestCaller caller) {
        Shared shared = new Shared(key, caller);
        if (key != null) {
            byKey.putIfAbsent(key, shared);
        }
        count++;
        return new Share(shared);
    }

    private synchronized boolean release(Shared shared) {
        shared.users--;
        if (shared.users > 0) {
            return false;
        }
        if (shared.key != null) {
            byKey.remove(shared.key, shared);
        }
        count--;
        return true;
    }

    synchronized int size() {
        return count;
    }
}
