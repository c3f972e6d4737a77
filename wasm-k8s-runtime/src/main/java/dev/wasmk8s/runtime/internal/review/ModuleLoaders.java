package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.internal.guest.HostServices;
import dev.wasmk8s.runtime.internal.image.ImageStore;
import dev.wasmk8s.runtime.internal.observation.Signals;

/**
 * Makes a loader for each version of a set of modules. They share what is worth keeping: the code of equal modules, the
 * guests of those that stay as they are, and the watchdog that holds calls to their deadlines. What no open loader uses
 * any more is forgotten. Thread-safe.
 */
public final class ModuleLoaders implements AutoCloseable {
    private final ModuleCache cache;
    private final HostServices services;
    private final Signals signals;
    private final SharedCallers callers = new SharedCallers();
    private int open;
    private boolean closed;

    ModuleLoaders(EngineMode mode, ImageStore store, HostServices services, Signals signals) {
        this.cache = new ModuleCache(mode, store);
        this.services = services;
        this.signals = signals;
    }

    /**
     * For this machine's clock and random source. Starts a daemon thread.
     *
     * @param store where compiled modules are looked for and left
     * @param signals to observers, who are told of each call of a guest
     */
    public static ModuleLoaders start(EngineMode mode, ImageStore store, Signals signals) {
        return new ModuleLoaders(mode, store, HostServices.start(), signals);
    }

    /**
     * Makes a loader.
     *
     * @throws IllegalStateException if this was closed
     */
    public synchronized CompilingLoader open(LoadOptions options) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        open++;
        return new CompilingLoader(cache, callers, services, signals, options, this::loaderClosed);
    }

    private synchronized void loaderClosed() {
        open--;
        closeServices();
    }

    /** Makes no more loaders. Those that are open go on until they are closed. */
    @Override
    public synchronized void close() {
        closed = true;
        closeServices();
    }

    private void closeServices() {
        if (closed && open == 0) {
            services.close();
        }
    }

    /** To the observers of the modules. */
    public Signals signals() {
        return signals;
    }

    /** How many modules have their code kept. */
    public int keptModules() {
        return cache.size();
    }

    /** How many pools of guests are kept. */
    public int keptPools() {
        return callers.size();
    }
}
