package dev.wasmk8s.fuzzing;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.guest.GuestCaller;
import dev.wasmk8s.runtime.internal.guest.HostServices;
import dev.wasmk8s.spec.UseCase;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * Bytes are refused as a module, or a module that is called within its limits; whoever loads and calls it is told of
 * damage by one of two exceptions. Where the length is divisible by 16 the module is compiled.
 */
public final class ModuleTarget {
    private static final HostServices SERVICES = HostServices.start();
    private static final Limits LIMITS = new Limits(Duration.ofMillis(20), 16, 1000, 1000, 1000);
    private static final ModuleDefinition DEFINITION = ModuleDefinition.builder(
                    "damaged", ModuleSource.bytes(new byte[0], "damaged"))
            .limits(LIMITS)
            .build();

    private ModuleTarget() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            ParsedModule parsed = ParsedModule.parse(bytes);
            parsed.problems(EnumSet.allOf(UseCase.class), LIMITS.memoryPages());
            if (parsed.problems(Set.of(UseCase.ADMISSION), LIMITS.memoryPages()).isEmpty()) {
                EngineMode mode = bytes.length % 16 == 0 ? EngineMode.COMPILED : EngineMode.INTERPRETED;
                try (GuestCaller caller = new GuestCaller(parsed.compile(mode), DEFINITION, SERVICES)) {
                    caller.call(UseCase.ADMISSION, RawJson.of("{}"));
                }
            }
        } catch (UnusableModuleException | ReviewException expected) {
            // Whoever loads or calls a module is told by one of these.
        }
    }
}
