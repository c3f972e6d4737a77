package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.internal.image.ImageStore;
import dev.wasmk8s.runtime.internal.observation.Signals;
import dev.wasmk8s.spec.UseCase;
import java.util.Set;

/**
 * Makes modules ready to answer, and owns what they share: the compiled form of equal modules, and the watchdog that
 * holds calls to their deadlines. Safe for use by several threads.
 */
public interface ModuleLoader extends AutoCloseable {
    /** A loader for this machine's clock and random source, which starts a daemon thread of its own. */
    static ModuleLoader start(EngineMode mode) {
        return start(mode, ImageStore.NONE);
    }

    /** The same, where compiled modules are looked for in a store and left there. */
    static ModuleLoader start(EngineMode mode, ImageStore store) {
        return start(mode, store, Signals.NONE);
    }

    /** The same, where observers are told of each call of a guest. */
    static ModuleLoader start(EngineMode mode, ImageStore store, Signals signals) {
        ModuleLoaders loaders = ModuleLoaders.start(mode, store, signals);
        ModuleLoader loader = loaders.open(LoadOptions.standard());
        // With the loader goes what it alone used.
        loaders.close();
        return loader;
    }

    /**
     * Reads, checks and compiles a module. Blocks on the file system and the compiler.
     *
     * @param useCases what the module will be asked; at least one
     * @throws ModuleLoadException if it cannot be used, with every reason that was found
     */
    LoadedModule load(ModuleDefinition definition, Set<UseCase> useCases) throws ModuleLoadException;

    /** Closes every module that was loaded: new calls fail with {@code CLOSED}. Calls that run finish. Does not wait. */
    @Override
    void close();
}
