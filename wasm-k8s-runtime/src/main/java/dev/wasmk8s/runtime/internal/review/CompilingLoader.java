package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.guest.GuestCaller;
import dev.wasmk8s.runtime.internal.guest.HostServices;
import dev.wasmk8s.runtime.internal.image.Sha256;
import dev.wasmk8s.runtime.internal.observation.Signals;
import dev.wasmk8s.runtime.internal.patch.PatchLibrary;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.envelope.RequestEnvelope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads modules, wherever they come from. What they share with those of other loaders is not made twice. */
public final class CompilingLoader implements ModuleLoader {
    private final ModuleCache cache;
    private final SharedCallers callers;
    private final HostServices services;
    private final Signals signals;
    private final LoadOptions options;
    private final Runnable closing;

    /** What follows is guarded by this. */
    private final Set<Object> used = new HashSet<>();

    private final Set<CallerKey> taken = new HashSet<>();
    private final List<WasmModule> modules = new ArrayList<>();
    private boolean closed;

    /** Only while loading: a loader that kept it would keep all that were before. */
    private @Nullable CompilingLoader before;

    CompilingLoader(
            ModuleCache cache,
            SharedCallers callers,
            HostServices services,
            Signals signals,
            LoadOptions options,
            Runnable closing) {
        this.cache = cache;
        this.callers = callers;
        this.services = services;
        this.signals = signals;
        this.options = options;
        this.closing = closing;
    }

    /**
     * Has modules taken over from another loader, without a look at their files, where definitions are equal.
     *
     * @param other whose modules; null, as at first, to read all files
     */
    public synchronized void takeOverFrom(@Nullable CompilingLoader other) {
        before = other;
    }

    @Override
    public LoadedModule load(ModuleDefinition definition, Set<UseCase> useCases) throws ModuleLoadException {
        Set<UseCase> uses = Set.copyOf(useCases);
        LoadedModule same = takeOver(definition, uses);
        if (same != null) {
            return same;
        }
        List<String> problems = new ArrayList<>();
        ModuleCache.Found found = find(definition, uses, problems);
        // Only now, because it needs what may still be being prepared.
        problems.addAll(0, problemsOfDefinition(definition));
        if (found != null && problems.isEmpty()) {
            try {
                return module(found, definition, uses);
            } catch (UnusableModuleException e) {
                problems.addAll(e.problems());
            }
        }
        throw new ModuleLoadException(definition, problems);
    }

    private synchronized @Nullable CompilingLoader before() {
        return before;
    }

    /** What the loader before has made of the same definition; null if it is not to be asked, or has nothing. */
    private @Nullable LoadedModule takeOver(ModuleDefinition definition, Set<UseCase> useCases) {
        CompilingLoader other = before();
        WasmModule module = other == null ? null : other.module(definition, useCases);
        if (module == null) {
            return null;
        }
        CallerKey key = new CallerKey(module.found().key(), useCases, definition);
        SharedCallers.Share share = take(key) ? callers.find(key) : null;
        if (share == null) {
            return null;
        }
        use(module.found());
        return add(new WasmModule(definition, useCases, module.found(), share));
    }

    private synchronized @Nullable WasmModule module(ModuleDefinition definition, Set<UseCase> useCases) {
        for (WasmModule module : modules) {
            if (module.useCases().equals(useCases) && module.definition().equals(definition)) {
                return module;
            }
        }
        return null;
    }

    /** The module, unless it cannot even be read. */
    private ModuleCache.@Nullable Found find(
            ModuleDefinition definition, Set<UseCase> useCases, List<String> problems) {
        try {
            ModuleCache.Found found = find(definition.source());
            use(found);
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

    private ModuleCache.Found find(ModuleSource source) throws IOException, UnusableModuleException {
        if (source instanceof ModuleSource.Precompiled precompiled) {
            return cache.find(precompiled);
        }
        byte[] wasm = read((ModuleSource.WebAssembly) source);
        String digest = Sha256.hex(wasm);
        if (source instanceof ModuleSource.InFile file) {
            options.journal().read(file.path(), digest);
        }
        return cache.find(wasm, digest);
    }

    private byte[] read(ModuleSource.WebAssembly source) throws IOException {
        try {
            return source.read();
        } catch (IOException e) {
            if (source instanceof ModuleSource.InFile file) {
                options.journal().missing(file.path());
            }
            throw e;
        }
    }

    private synchronized void use(ModuleCache.Found found) {
        if (!closed && used.add(found.key())) {
            cache.use(found);
        }
    }

    /** Whether a module may have the guests of an equal one: two of the same version do not share any. */
    private synchronized boolean take(CallerKey key) {
        return taken.add(key);
    }

    private LoadedModule module(ModuleCache.Found found, ModuleDefinition definition, Set<UseCase> useCases)
            throws UnusableModuleException {
        CallerKey key = new CallerKey(found.key(), useCases, definition);
        boolean alone = !take(key);
        SharedCallers.Share share = alone ? null : callers.find(key);
        if (share == null) {
            GuestCaller caller = new GuestCaller(cache.compile(found), definition, services, signals);
            share = callers.add(alone ? null : key, caller);
            start(share);
        }
        return add(new WasmModule(definition, useCases, found, share));
    }

    private void start(SharedCallers.Share share) throws UnusableModuleException {
        Optional<ReviewException> failure = Optional.empty();
        boolean done = false;
        try {
            failure = share.caller().prepare();
            done = failure.isEmpty() || !options.mustStart();
        } finally {
            if (!done) {
                share.close();
            }
        }
        if (!done) {
            throw new UnusableModuleException("the module does not start: "
                    + failure.map(ReviewException::detail).orElse(""));
        }
    }

    private LoadedModule add(WasmModule module) {
        boolean late;
        synchronized (this) {
            modules.add(module);
            late = closed;
        }
        if (late) {
            module.close();
        }
        return module;
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

    /** What was loaded, in order. A copy. */
    public synchronized List<Loaded> loaded() {
        List<Loaded> loaded = new ArrayList<>(modules.size());
        for (WasmModule module : modules) {
            loaded.add(new Loaded(
                    module.definition(), module.useCases(), module.found().digest()));
        }
        return loaded;
    }

    /** A second time does nothing. */
    @Override
    public void close() {
        List<WasmModule> mine;
        List<Object> keys;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            before = null;
            mine = List.copyOf(modules);
            keys = List.copyOf(used);
        }
        for (WasmModule module : mine) {
            module.close();
        }
        for (Object key : keys) {
            cache.release(key);
        }
        closing.run();
    }
}
