package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.internal.engine.CompiledModule;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.guest.Background;
import dev.wasmk8s.runtime.internal.guest.GuestCaller;
import dev.wasmk8s.runtime.internal.guest.Watchdog;
import dev.wasmk8s.runtime.internal.wasi.HostClock;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.envelope.RequestEnvelope;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/** Loads modules from their WebAssembly. Equal modules are parsed and compiled once. */
final class CompilingLoader implements ModuleLoader {
    private final ModuleCache cache;
    private final Watchdog watchdog;
    private final ExecutorService background = Background.thread();
    private final HostClock clock;
    private final Set<GuestCaller> callers = ConcurrentHashMap.newKeySet();
    private final SecureRandom random = new SecureRandom();

    /** A loader that owns the watchdog. */
    CompilingLoader(EngineMode mode, Watchdog watchdog, HostClock clock) {
        this.cache = new ModuleCache(mode);
        this.watchdog = watchdog;
        this.clock = clock;
    }

    @Override
    public LoadedModule load(ModuleDefinition definition, Set<UseCase> useCases) throws ModuleLoadException {
        List<String> problems = problemsOfDefinition(definition);
        try {
            byte[] wasm = definition.source().read();
            ParsedModule parsed = cache.parse(wasm);
            problems.addAll(parsed.problems(useCases, definition.limits().memoryPages()));
            if (problems.isEmpty()) {
                CompiledModule compiled = cache.compile(wasm, parsed);
                return new WasmModule(definition, Set.copyOf(useCases), caller(compiled, definition));
            }
        } catch (IOException e) {
            problems.add("the module cannot be read: " + e.getMessage());
        } catch (UnusableModuleException e) {
            problems.addAll(e.problems());
        }
        throw new ModuleLoadException(definition, problems);
    }

    private GuestCaller caller(CompiledModule compiled, ModuleDefinition definition) {
        GuestCaller caller = new GuestCaller(compiled, definition, watchdog, background, clock, random);
        callers.add(caller);
        caller.prepare();
        return caller;
    }

    private static List<String> problemsOfDefinition(ModuleDefinition definition) {
        List<String> problems = new ArrayList<>();
        definition.grants().readOnlyDirectories().forEach((name, path) -> {
            if (!Files.isDirectory(path)) {
                problems.add("the directory %s, granted as '%s', does not exist".formatted(path, name));
            }
        });
        try {
            RequestEnvelope.write(RawJson.of("{}"), definition.settings());
        } catch (ReviewException e) {
            problems.add("the settings are not valid JSON: " + e.detail());
        }
        return problems;
    }

    @Override
    public void close() {
        callers.forEach(GuestCaller::close);
        watchdog.close();
        background.shutdown();
    }
}
