package dev.wasmk8s.micrometer;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/**
 * Meters by number: registered when first needed, and found from then on without the search by name and labels, which
 * allocates. Thread-safe.
 *
 * @param <M> what there is one of for each number
 */
final class MeterTable<M> {
    private final AtomicReferenceArray<M> meters;
    private final IntFunction<M> registration;

    /**
     * An empty table.
     *
     * @param registration registers the meter of a number; if two threads ask at once it is called twice, and must not
     *     make two meters of it
     */
    MeterTable(int size, IntFunction<M> registration) {
        this.meters = new AtomicReferenceArray<>(size);
        this.registration = registration;
    }

    M get(int number) {
        M meter = meters.get(number);
        return meter == null ? register(number) : meter;
    }

    private M register(int number) {
        M meter = registration.apply(number);
        return meters.compareAndSet(number, null, meter) ? meter : meters.get(number);
    }
}
