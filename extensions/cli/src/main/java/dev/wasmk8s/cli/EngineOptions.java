package dev.wasmk8s.cli;

import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Option;

/** How modules are executed. */
final class EngineOptions {
    /** The names of the modes on the command line. */
    enum Mode {
        COMPILED,
        INTERPRETED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description =
                    "${COMPLETION-CANDIDATES}. Interpreted starts sooner and runs a hundred times slower. Default:"
                            + " compiled.")
    Mode mode = Mode.COMPILED;

    @Option(
            names = "--deadline",
            paramLabel = "DURATION",
            converter = Durations.class,
            description = "How long one call may take, such as 250ms. Default: 1s.")
    Duration deadline = Limits.DEFAULT.deadline();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = MemoryPages.class,
            description = "How large the memory of a guest may grow, such as 128Mi. Default: 64Mi.")
    Integer memory = Limits.DEFAULT.memoryPages();

    @Option(
            names = "--cache",
            paramLabel = "DIRECTORY",
            defaultValue = "${env:WASM_K8S_CACHE:-}",
            description = "Keep compiled modules there, so that they start sooner the next time. Default: the variable"
                    + " WASM_K8S_CACHE, or none.")
    Path cache = Path.of("");

    Limits limits() {
        return Limits.DEFAULT.withDeadline(deadline).withMemoryPages(memory);
    }

    EngineMode engineMode() {
        return mode == Mode.COMPILED ? EngineMode.COMPILED : EngineMode.INTERPRETED;
    }

    /** Says all that is not said of a single module. */
    AccessControl.Builder apply(AccessControl.Builder builder) {
        if (!cache.toString().isEmpty()) {
            builder.cacheDirectory(cache);
        }
        return builder.engineMode(engineMode());
    }
}
