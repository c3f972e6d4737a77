package dev.wasmk8s.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/** Registers meters. Names have dots between their words, and no units, which registries add as their systems have them. */
record Registration(MeterRegistry registry) {
    Counter counter(String name, String description, Tags tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    Timer histogram(String name, String description, Buckets buckets, Tags tags) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(buckets.toArray())
                .register(registry);
    }
}
