package dev.wasmk8s.runtime.internal.observation;

import dev.wasmk8s.observation.Observation;
import dev.wasmk8s.observation.Observer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what observers throw: the first time for each kind of observation, and then once in ten minutes at most. An
 * observer that fails does so at every review. Thread-safe.
 */
final class Complaints {
    static final long PAUSE = TimeUnit.MINUTES.toNanos(10);

    private final Map<Class<?>, Long> latest = new ConcurrentHashMap<>();
    private final @Nullable Logger logger;

    Complaints() {
        this(null);
    }

    /** Logs elsewhere. */
    Complaints(@Nullable Logger logger) {
        this.logger = logger;
    }

    void about(Observer observer, Observation observation, Throwable thrown, long now) {
        if (isDue(observation.getClass(), now)) {
            // Asked for late: logging is slow to start.
            Logger log = logger == null ? LoggerFactory.getLogger(Observer.class) : logger;
            log.warn(
                    "observer {} failed to observe {}; more of this is logged every ten minutes at most",
                    observer.getClass().getName(),
                    observation.getClass().getSimpleName(),
                    thrown);
        }
    }

    private boolean isDue(Class<?> kind, long now) {
        Long before = latest.putIfAbsent(kind, now);
        return before == null || (now - before >= PAUSE && latest.replace(kind, before, now));
    }
}
