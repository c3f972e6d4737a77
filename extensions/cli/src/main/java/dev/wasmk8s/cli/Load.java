package dev.wasmk8s.cli;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks the same question for some time, from several threads, one call after the other in each.
 *
 * @param handler who is asked
 * @param review the question
 * @param expected the answer; others are counted
 * @param threads how many threads ask
 */
record Load(ReviewHandler handler, RawJson review, RawJson expected, int threads) {
    /**
     * What came of it.
     *
     * @param latencies of all calls
     * @param different how many answers were not the expected one
     * @param nanos how long it took
     */
    record Outcome(Latencies latencies, long different, long nanos) {
        double perSecond() {
            return latencies.count() * 1e9 / nanos;
        }
    }

    Outcome run(Duration time) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            long end = start + time.toNanos();
            List<Future<Outcome>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                parts.add(pool.submit(() -> ask(end)));
            }
            Latencies latencies = new Latencies();
            long different = 0;
            for (Future<Outcome> part : parts) {
                latencies.addAll(part.get().latencies());
                different += part.get().different();
            }
            return new Outcome(latencies, different, System.nanoTime() - start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("INTERRUPTED", "interrupted", e);
        } catch (ExecutionException e) {
            throw new CommandException("INTERNAL", "a call failed: " + e.getCause(), e);
        } finally {
            pool.shutdownNow();
        }
    }

    private Outcome ask(long end) {
        Latencies latencies = new Latencies();
        long different = 0;
        long before = System.nanoTime();
        while (before - end < 0) {
            if (!handler.handle(review).equals(expected)) {
                different++;
            }
            long after = System.nanoTime();
            latencies.add(after - before);
            before = after;
        }
        return new Outcome(latencies, different, 0);
    }
}
