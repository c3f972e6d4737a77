package dev.wasmk8s.runtime.internal.cache;

import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Lets those who ask the same at the same time share one call. Thread-safe.
 *
 * <p>The first makes the call, on its own thread; the others wait for what comes of it, answer or failure. Each waits as
 * long as its patience lasts, and until it is interrupted; neither touches the call. If whoever makes the call is
 * interrupted, that is no failure of the call: one of those who wait makes another.
 *
 * @param <V> an answer
 */
final class SharedCalls<V> {
    /** As long as callers of the API server's token cache wait. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConcurrentMap<Digest, CompletableFuture<V>> calls = new ConcurrentHashMap<>();
    private final Duration patience;

    SharedCalls(Duration patience) {
        this.patience = patience;
    }

    /**
     * Makes the call, or waits for who makes it already.
     *
     * @throws ReviewException with {@code DEADLINE_EXCEEDED} if patience ended, with {@code INTERRUPTED} if this thread
     *     was interrupted, or what the call threw
     */
    V call(Digest key, Supplier<V> call) {
        long begin = System.nanoTime();
        while (true) {
            CompletableFuture<V> own = new CompletableFuture<>();
            CompletableFuture<V> running = calls.putIfAbsent(key, own);
            if (running == null) {
                return make(key, own, call);
            }
            try {
                return running.get(patience.toNanos() - (System.nanoTime() - begin), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure && !isOfItsCaller(failure)) {
                    throw failure;
                }
            } catch (TimeoutException e) {
                throw new ReviewException(
                        FailureCode.DEADLINE_EXCEEDED,
                        "another call about the same did not end within " + patience.toMillis() + " ms");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ReviewException(
                        FailureCode.INTERRUPTED, "interrupted while waiting for another call about the same");
            }
        }
    }

    private V make(Digest key, CompletableFuture<V> own, Supplier<V> call) {
        try {
            V answer = call.get();
            // Who waits may ask again at once, and must not find this call then.
            calls.remove(key);
            own.complete(answer);
            return answer;
        } catch (RuntimeException | Error e) {
            calls.remove(key);
            own.completeExceptionally(e);
            throw e;
        }
    }

    /** How many wait for the call of a key, about. */
    int waiting(Digest key) {
        CompletableFuture<V> running = calls.get(key);
        return running == null ? 0 : running.getNumberOfDependents();
    }

    private static boolean isOfItsCaller(RuntimeException failure) {
        return failure instanceof ReviewException review && review.code() == FailureCode.INTERRUPTED;
    }
}
