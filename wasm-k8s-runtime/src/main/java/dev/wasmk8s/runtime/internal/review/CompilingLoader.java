package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.internal.engine.CompiledModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.guest.GuestCaller;
import dev.wasmk8s.runtime.internal.guest.HostServices;
import dev.wasmk8s.runtime.internal.image.ImageStore;
import dev.wasmk8s.runtime.internal.patch.PatchLibrary;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.envelope.RequestEnvelope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Loads modules, wherever they come from. Equal modules are parsed and compiled once. */
final class CompilingLoader implements ModuleLoader {
    private final ModuleCache cache;
    private final HostServices services;
    private final Set<GuestCaller> callers = ConcurrentHashMap.newKeySet();

    /** A loader that owns the services. */
    CompilingLoader(EngineMode mode, ImageStore store, HostServices services) {
        this.cache = new ModuleCache(mode, store);
        this.services = services;
    }

    @Override
    public LoadedModule load(ModuleDefinition definition, Set<UseCase> useCases) throws ModuleLoadException {
        List<String> problems = new ArrayList<>();
        ModuleCache.Found found = find(definition, useCases, problems);
        // Only now, because it needs what may still be being prepared.
        problems.addAll(0, problemsOfDefinition(definition));
        if (found != null && problems.isEmpty()) {
            try {
                GuestCaller caller = caller(cache.compile(found), definition);
                return new WasmModule(definition, Set.copyOf(useCases), caller);
            } catch (UnusableModuleException e) {
                problems.addAll(e.problems());
            }
        }
        throw new ModuleLoadException(definition, problems);
    }

    /** The module, unless it cannot even be read. */
    private ModuleCache.@Nullable Found find(
            ModuleDefinition definition, Set<UseCase> useCases, List<String> problems) {
        try {
            ModuleCache.Found found = cache.find(definition.source());
            problems.addAll(
                    found.module().problems(useCases, definition.limits().memoryPages()));
            return found;
        } catch (IOException e) {
            problems.add("the module cannot be read: " + e.getMessage());
        } catch (UnusableModuleException e) {
            problems.addAll(e.problems());
        }
        return null;
    }

    private GuestCaller caller(CompiledModule compiled, ModuleDefinition definition) {
        GuestCaller caller = new GuestCaller(compiled, definition, services);
        callers.add(caller);
        caller.prepare();
        return caller;
    }

    private static List<String> problemsOfDefinition(ModuleDefinition definition) {
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, Path> granted :
                definition.grants().readOnlyDirectories().entrySet()) {
            if (!Files.isDirectory(granted.getValue())) {
                problems.add("the directory %s, granted as '%s', does not exist"
                        .formatted(granted.getValue(), granted.getKey()));
            }
        }
        if (definition.admission().jsonPatch()) {
            PatchLibrary.problem().ifPresent(problems::add);
        }
        try {
            RequestEnvelope.write(RawJson.of("{}"), definition.settings());
        } catch (ReviewException e) {
            problems.add("the settings are not valid JSON: " + e.detail());
        }
        return problems;
    }

    @Override
    public void close() {
        for (GuestCaller caller : callers) {
            caller.close();
        }
        services.close();
    }
}
