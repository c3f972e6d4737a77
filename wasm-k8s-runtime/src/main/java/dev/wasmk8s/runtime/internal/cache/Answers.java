package dev.wasmk8s.runtime.internal.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Answers, each for a time of its own that begins when it is put. Thread-safe.
 *
 * <p>It holds {@link #MOST} at most. Then those go that are asked for least, so that who floods it with requests that
 * come once does not drive out those that come again.
 *
 * @param <V> an answer
 */
final class Answers<V> {
    /** As many as the API server keeps of an authorization webhook. */
    static final int MOST = 8192;

    private final Cache<Digest, Kept<V>> cache;
    private volatile boolean closed;

    Answers(Ticker ticker) {
        cache = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(ticker)
                // Upkeep takes less than to hand it to another thread.
                .executor(Runnable::run)
                .expireAfter(Expiry.<Digest, Kept<V>>creating((key, kept) -> kept.time()))
                .build();
    }

    /** The answer, or null if none is kept any more. */
    @Nullable
    V get(Digest key) {
        Kept<V> kept = cache.getIfPresent(key);
        return kept == null ? null : kept.answer();
    }

    /** Keeps an answer; for no time is not to keep it. */
    void put(Digest key, V answer, Duration time) {
        if (time.isZero() || closed) {
            return;
        }
        cache.put(key, new Kept<>(answer, time));
        if (closed) {
            cache.invalidateAll();
        }
    }

    /** How many are held, after those that are too many or too old went. */
    long size() {
        cache.cleanUp();
        return cache.estimatedSize();
    }

    /** Drops everything and keeps nothing from now on. */
    void close() {
        closed = true;
        cache.invalidateAll();
    }

    private record Kept<V>(V answer, Duration time) {}
}
