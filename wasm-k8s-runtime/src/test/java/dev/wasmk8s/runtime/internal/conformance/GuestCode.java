package dev.wasmk8s.runtime.internal.conformance;

import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.review.LoadedModule;
import dev.wasmk8s.runtime.internal.review.ModuleLoadException;
import dev.wasmk8s.runtime.internal.review.ModuleLoader;
import dev.wasmk8s.spec.UseCase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Guests in one mode. However many examples there are, the code of each guest is made once. */
final class GuestCode implements AutoCloseable {
    private final ConformanceMode mode;
    private final Path directory;
    private final ModuleLoader loader;
    private final Map<String, ModuleSource> sources = new HashMap<>();

    private GuestCode(ConformanceMode mode, Path directory, ModuleLoader loader) {
        this.mode = mode;
        this.directory = directory;
        this.loader = loader;
    }

    static GuestCode start(ConformanceMode mode, Path directory) throws IOException {
        return new GuestCode(mode, directory, mode.start(directory));
    }

    /** Where a guest comes from. */
    ModuleSource source(String guest, UseCase useCase) throws Exception {
        ModuleSource source = sources.get(guest);
        if (source == null) {
            source = mode.source(guest, useCase, directory);
            sources.put(guest, source);
        }
        return source;
    }

    /** A loader for one example: when it is closed, its guests go, and what was compiled stays. */
    ModuleLoader oneExample() {
        return new OneExample(loader, new ArrayList<>());
    }

    @Override
    public void close() {
        loader.close();
    }

    private record OneExample(ModuleLoader shared, List<LoadedModule> modules) implements ModuleLoader {
        @Override
        public LoadedModule load(ModuleDefinition definition, Set<UseCase> useCases) throws ModuleLoadException {
            LoadedModule module = shared.load(definition, useCases);
            modules.add(module);
            return module;
        }

        @Override
        public void close() {
            modules.forEach(LoadedModule::close);
        }
    }
}
