package dev.wasmk8s.runtime.internal.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.runtime.CacheTimes;
import dev.wasmk8s.runtime.internal.observation.CacheSignals;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts caches around modules, each module a cache of its own. Not thread-safe but for {@link #close}. */
public final class Caches implements AutoCloseable {
    /** Null for the system's. Caffeine is only met where an answer is to be kept, which spares others its classes. */
    private final @Nullable Ticker ticker;

    private final List<Runnable> closers = new ArrayList<>();

    /** Measures times with the system's clock. */
    public Caches() {
        ticker = null;
    }

    /** Measures times with this. */
    public Caches(Ticker ticker) {
        this.ticker = ticker;
    }

    /** The module itself if nothing is to be kept. */
    public Authenticator authenticator(Authenticator module, CacheTimes times, CacheSignals signals) {
        if (times.isNone()) {
            return module;
        }
        CachedAuthenticator cached = new CachedAuthenticator(module, times, signals, ticker(), SharedCalls.PATIENCE);
        closers.add(cached::close);
        return cached;
    }

    /** The module itself if nothing is to be kept. */
    public Authorizer authorizer(Authorizer module, CacheTimes times, CacheSignals signals) {
        if (times.isNone()) {
            return module;
        }
        CachedAuthorizer cached = new CachedAuthorizer(module, times, signals, ticker());
        closers.add(cached::close);
        return cached;
    }

    private Ticker ticker() {
        return ticker == null ? Ticker.systemTicker() : ticker;
    }

    /** Drops what is kept. Nothing is kept from now on. */
    @Override
    public void close() {
        for (Runnable closer : closers) {
            closer.run();
        }
    }
}
