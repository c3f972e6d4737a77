package dev.wasmk8s.runtime.internal.match;

import dev.wasmk8s.review.ReviewException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds something out when it is first asked for. Whoever asks again is told the same, a failure included. Used by one
 * thread.
 *
 * @param <T> what is found out
 */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> finder;
    private @Nullable T found;
    private @Nullable ReviewException failure;

    Once(Supplier<T> finder) {
        this.finder = finder;
    }

    @Override
    public T get() {
        if (failure != null) {
            throw failure;
        }
        if (found == null) {
            try {
                found = finder.get();
            } catch (ReviewException e) {
                failure = e;
                throw e;
            }
        }
        return found;
    }
}
