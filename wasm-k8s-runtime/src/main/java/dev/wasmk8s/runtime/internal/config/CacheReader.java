package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.CacheTimes;
import java.time.Duration;
import java.util.List;

/** How long answers are kept; what is not given is not kept. */
final class CacheReader {
    private static final List<String> KEYS = List.of("positive", "negative");

    private CacheReader() {}

    static CacheTimes read(Field field) {
        Fields fields = Fields.of(field, KEYS);
        return new CacheTimes(time(fields, "positive"), time(fields, "negative"));
    }

    private static Duration time(Fields fields, String key) {
        return fields.get(key).flatMap(Durations::upToADay).orElse(Duration.ZERO);
    }
}
