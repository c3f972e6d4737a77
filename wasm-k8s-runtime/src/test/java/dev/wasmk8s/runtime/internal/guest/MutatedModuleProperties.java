package dev.wasmk8s.runtime.internal.guest;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.engine.CompiledModule;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.wasi.HostClock;
import dev.wasmk8s.spec.UseCase;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Damaged modules are refused when they are loaded, or fail when they are called, in the ways that callers know. */
class MutatedModuleProperties {
    private static final Watchdog WATCHDOG = Watchdog.start();
    private static final Limits LIMITS = new Limits(Duration.ofMillis(100), 16, 1000, 1000, 1000);

    @Provide
    Arbitrary<String> guests() {
        return Arbitraries.of("hostile-pointers", "grows-table", "drops-data", "counts-initialize", "exits-with-three");
    }

    @Property(tries = 1000)
    void damage_is_told_when_a_module_is_loaded_or_called(
            @ForAll("guests") String guest,
            @ForAll @IntRange(min = 8, max = 2000) int at,
            @ForAll byte value,
            @ForAll @IntRange(min = 0, max = 20) int compiled) {
        byte[] wasm = Guests.bytes(guest).clone();
        wasm[at % (wasm.length - 8) + 8] = value;
        try {
            ParsedModule parsed = ParsedModule.parse(wasm);
            if (parsed.problems(Set.of(UseCase.ADMISSION), LIMITS.memoryPages()).isEmpty()) {
                call(parsed.compile(compiled == 0 ? EngineMode.COMPILED : EngineMode.INTERPRETED));
            }
        } catch (UnusableModuleException | ReviewException expected) {
            // Whoever loads or calls a module is told by one of these.
        }
    }

    private static void call(CompiledModule module) {
        ModuleDefinition definition = ModuleDefinition.builder("damaged", ModuleSource.bytes(new byte[0], "damaged"))
                .limits(LIMITS)
                .build();
        new GuestCaller(module, definition, WATCHDOG, Runnable::run, HostClock.system(), new SecureRandom())
                .call(UseCase.ADMISSION, RawJson.of("{}"));
    }
}
