package dev.wasmk8s.micrometer;

import io.micrometer.core.instrument.Counter;
import java.util.Arrays;
import java.util.function.Function;

/** Counters by HTTP code, of which there are few. Codes above 600 count as 600, so that they stay few. Thread-safe. */
final class CodeCounters {
    private static final int HIGHEST = 600;

    private final Function<String, Counter> registration;
    private volatile Entry[] entries = {};

    private record Entry(int code, Counter counter) {}

    /** Counters that are registered by code when first needed. */
    CodeCounters(Function<String, Counter> registration) {
        this.registration = registration;
    }

    void increment(int code) {
        int capped = Math.min(code, HIGHEST);
        for (Entry entry : entries) {
            if (entry.code == capped) {
                entry.counter.increment();
                return;
            }
        }
        add(capped).increment();
    }

    private synchronized Counter add(int code) {
        Counter counter = registration.apply(Integer.toString(code));
        Entry[] more = Arrays.copyOf(entries, entries.length + 1);
        more[entries.length] = new Entry(code, counter);
        entries = more;
        return counter;
    }
}
