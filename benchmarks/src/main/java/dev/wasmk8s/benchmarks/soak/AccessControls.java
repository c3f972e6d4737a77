package dev.wasmk8s.benchmarks.soak;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** One chain for each kind of hostile module. */
record AccessControls(Map<Hostile, AccessControl> controls) implements AutoCloseable {
    static AccessControls hostile() {
        Map<Hostile, AccessControl> controls = new EnumMap<>(Hostile.class);
        for (Hostile kind : Hostile.values()) {
            ModuleDefinition definition = ModuleDefinition.builder(
                            "hostile", ModuleSource.bytes(Guests.bytes("probe"), "probe"))
                    .settings(kind.settings())
                    .limits(Limits.DEFAULT.withDeadline(
                            kind == Hostile.LOOP ? Duration.ofMillis(100) : Duration.ofSeconds(10)))
                    .rules(AdmissionRule.everything())
                    .build();
            controls.put(kind, AccessControl.builder().admission(definition).build());
        }
        return new AccessControls(controls);
    }

    AccessControl of(Hostile kind) {
        return Objects.requireNonNull(controls.get(kind), "one for each kind");
    }

    @Override
    public void close() {
        controls.values().forEach(AccessControl::close);
    }
}
