package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.engine.CompiledModule;
import dev.wasmk8s.runtime.internal.engine.ModuleCompiler;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.image.ImageStore;
import dev.wasmk8s.runtime.internal.image.ModuleImage;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Modules that were parsed or compiled already: in this process, by an earlier one that left them in the store, or when
 * a program was built. They are kept for as long as somebody {@linkplain #use uses} them. Thread-safe; two threads that
 * ask for the same module at the same time may both do the work.
 */
final class ModuleCache {
    private final EngineMode mode;
    private final ImageStore store;
    private final ModuleCompiler compiler = ModuleCompiler.standard();
    private final Map<Object, Entry> entries = new HashMap<>();

    ModuleCache(EngineMode mode, ImageStore store) {
        this.mode = mode;
        this.store = store;
    }

    /**
     * A module that was read.
     *
     * @param key what equal modules have in common: the digest of their WebAssembly, or the name of a precompiled one
     * @param digest of its WebAssembly, in hexadecimal
     */
    record Found(Object key, String digest, ParsedModule module) {}

    /** What is kept of a module, and for how many users. */
    private static final class Entry {
        private Found found;
        private @Nullable CompiledModule compiled;
        private int users;

        private Entry(Found found) {
            this.found = found;
        }
    }

    /**
     * The module that some WebAssembly is.
     *
     * @param digest of it
     */
    Found find(byte[] wasm, String digest) throws UnusableModuleException {
        Found known = known(digest);
        return known != null ? known : new Found(digest, digest, open(digest, wasm));
    }

    /** A module that was compiled when a program was built. */
    Found find(ModuleSource.Precompiled source) throws IOException, UnusableModuleException {
        Found known = known(source);
        if (known != null) {
            return known;
        }
        PrecompiledModules.Opened opened = PrecompiledModules.open(source, compiler.version());
        return new Found(source, opened.digest(), opened.module());
    }

    private synchronized @Nullable Found known(Object key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.found;
    }

    /** Keeps a module until it is {@linkplain #release released} as often as it was used. */
    synchronized void use(Found found) {
        Entry entry = entries.get(found.key());
        if (entry == null) {
            entry = new Entry(found);
            entries.put(found.key(), entry);
        }
        entry.users++;
    }

    /** Ends one use, and forgets the module with the last one. */
    synchronized void release(Object key) {
        Entry entry = entries.get(key);
        if (entry != null && --entry.users == 0) {
            entries.remove(key);
        }
    }

    synchronized int size() {
        return entries.size();
    }

    /** The module, ready to run. It is kept if it is in use. */
    CompiledModule compile(Found found) throws UnusableModuleException {
        CompiledModule known = compiled(found.key());
        if (known != null) {
            return known;
        }
        ParsedModule ready = ready(found);
        CompiledModule made = ready.compile(mode);
        keep(new Found(found.key(), found.digest(), ready), made);
        return made;
    }

    private synchronized @Nullable CompiledModule compiled(Object key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.compiled;
    }

    private synchronized void keep(Found found, CompiledModule made) {
        Entry entry = entries.get(found.key());
        if (entry != null) {
            entry.found = found;
            entry.compiled = made;
        }
    }

    private ParsedModule open(String digest, byte[] wasm) throws UnusableModuleException {
        Optional<ModuleImage> image =
                mode == EngineMode.COMPILED ? store.find(compiler.version(), digest) : Optional.empty();
        return image.isPresent() ? ParsedModule.of(image.get()) : ParsedModule.parse(wasm);
    }

    /** Code that is to be compiled is, and stays for later; the parsed form, which is large, does not. */
    private ParsedModule ready(Found found) throws UnusableModuleException {
        ParsedModule module = found.module();
        if (mode == EngineMode.INTERPRETED || module.isCompiled()) {
            return module;
        }
        ModuleImage image = module.image(compiler);
        store.put(image);
        return ParsedModule.of(image);
    }
}
