package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.engine.CompiledModule;
import dev.wasmk8s.runtime.internal.engine.ModuleCompiler;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.image.ImageStore;
import dev.wasmk8s.runtime.internal.image.ModuleImage;
import dev.wasmk8s.runtime.internal.image.Sha256;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Modules that were parsed or compiled already: in this process, by an earlier one that left them in the store, or when
 * a program was built. Thread-safe; two threads that ask for the same module at the same time may both do the work.
 */
final class ModuleCache {
    private final EngineMode mode;
    private final ImageStore store;
    private final ModuleCompiler compiler = ModuleCompiler.standard();
    private final Map<Object, ParsedModule> parsed = new ConcurrentHashMap<>();
    private final Map<Object, CompiledModule> compiled = new ConcurrentHashMap<>();

    ModuleCache(EngineMode mode, ImageStore store) {
        this.mode = mode;
        this.store = store;
    }

    /** What equal modules have in common: the digest of their WebAssembly, or the name of a precompiled one. */
    record Found(Object key, ParsedModule module) {}

    Found find(ModuleSource source) throws IOException, UnusableModuleException {
        if (source instanceof ModuleSource.WebAssembly webAssembly) {
            byte[] wasm = webAssembly.read();
            String digest = Sha256.hex(wasm);
            ParsedModule known = parsed.get(digest);
            return found(digest, known != null ? known : open(digest, wasm));
        }
        ModuleSource.Precompiled precompiled = (ModuleSource.Precompiled) source;
        ParsedModule known = parsed.get(precompiled);
        return found(precompiled, known != null ? known : PrecompiledModules.open(precompiled, compiler.version()));
    }

    CompiledModule compile(Found found) throws UnusableModuleException {
        CompiledModule known = compiled.get(found.key());
        if (known == null) {
            known = ready(found).compile(mode);
            compiled.put(found.key(), known);
        }
        return known;
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
        return found(found.key(), ParsedModule.of(image)).module();
    }

    private Found found(Object key, ParsedModule module) {
        parsed.put(key, module);
        return new Found(key, module);
    }
}
