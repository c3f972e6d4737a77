package dev.wasmk8s.runtime.internal.guest;

import java.security.SecureRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A secure random source that is made and seeded when it is first asked for. When a process starts, that takes as long
 * as a module takes to load, and most modules never ask. Thread-safe.
 */
final class LazyRandom implements Supplier<SecureRandom> {
    private @Nullable SecureRandom made;

    @Override
    public synchronized SecureRandom get() {
        SecureRandom random = made;
        if (random == null) {
            random = new SecureRandom();
            // Has it seed itself here, not in the middle of a call.
            random.nextInt();
            made = random;
        }
        return random;
    }
}
