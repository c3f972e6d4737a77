package dev.wasmk8s.benchmarks.rival;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls in a loop and keeps what each call took. */
final class Timing {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Timing() {}

    /** What a run took. */
    static final class Result {
        private final long[] nanos;
        private final double bytesPerOp;

        Result(long[] nanos, double bytesPerOp) {
            this.nanos = nanos;
            this.bytesPerOp = bytesPerOp;
        }

        /** How many calls were made. */
        int calls() {
            return nanos.length;
        }

        /** The time that so many of a hundred calls did not exceed, in microseconds. */
        double percentileMicros(int percent) {
            return nanos[(int) (nanos.length * (long) percent / 100)] / 1000.0;
        }

        /** What each call allocated on its own thread, on average. */
        double bytesPerOp() {
            return bytesPerOp;
        }
    }

    /** Calls on each of so many threads for so long. */
    static Result run(Subject subject, int threads, Duration time) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Result>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                tasks.add(() -> loop(subject.newCall(), time));
            }
            List<Result> parts = new ArrayList<>();
            for (Future<Result> part : executor.invokeAll(tasks)) {
                parts.add(part.get());
            }
            return join(parts);
        } finally {
            executor.shutdown();
        }
    }

    private static Result loop(Subject.Call call, Duration time) throws Exception {
        long[] nanos = new long[1 << 16];
        int count = 0;
        long allocated = 0;
        long end = System.nanoTime() + time.toNanos();
        long before = System.nanoTime();
        long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
        while (before < end) {
            call.run();
            long now = System.nanoTime();
            if (count == nanos.length) {
                allocated += THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
                nanos = Arrays.copyOf(nanos, 2 * count);
                allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
                now = System.nanoTime();
            } else {
                nanos[count++] = now - before;
            }
            before = now;
        }
        allocated += THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
        return new Result(Arrays.copyOf(nanos, count), (double) allocated / count);
    }

    private static Result join(List<Result> parts) {
        int total = parts.stream().mapToInt(part -> part.nanos.length).sum();
        long[] all = new long[total];
        double bytes = 0;
        int at = 0;
        for (Result part : parts) {
            System.arraycopy(part.nanos, 0, all, at, part.nanos.length);
            at += part.nanos.length;
            bytes += part.bytesPerOp * part.nanos.length;
        }
        Arrays.sort(all);
        return new Result(all, bytes / total);
    }
}
