package dev.wasmk8s.runtime.internal.guest;

import dev.wasmk8s.runtime.internal.wasi.HostClock;
import java.security.SecureRandom;
import java.util.function.Supplier;

/**
 * What the host provides to all guests. Safe for use by several threads.
 *
 * @param watchdog holds calls to their deadlines; belongs to these services
 * @param background makes guests that no call waits for; belongs to these services
 * @param clock where guests get the time from
 * @param random where guests get random bytes from
 */
public record HostServices(Watchdog watchdog, Background background, HostClock clock, Supplier<SecureRandom> random)
        implements AutoCloseable {
    /** The services of this machine. Starts a daemon thread. */
    public static HostServices start() {
        return new HostServices(Watchdog.start(), new Background(), HostClock.system(), new LazyRandom());
    }

    /** Lets no new call begin: it fails with {@code CLOSED}. Calls that run finish. */
    @Override
    public void close() {
        watchdog.close();
        background.close();
    }
}
