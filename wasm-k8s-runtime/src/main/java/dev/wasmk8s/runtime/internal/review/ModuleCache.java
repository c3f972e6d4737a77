package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.internal.engine.CompiledModule;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Modules that were parsed or compiled already, by the SHA-256 of their bytes. Thread-safe; two threads that ask for
 * the same module at the same time may both do the work.
 */
final class ModuleCache {
    private final EngineMode mode;
    private final Map<String, ParsedModule> parsed = new ConcurrentHashMap<>();
    private final Map<String, CompiledModule> compiled = new ConcurrentHashMap<>();

    ModuleCache(EngineMode mode) {
        this.mode = mode;
    }

    /** Parses a module, or finds it by its digest. */
    ParsedModule parse(String digest, byte[] wasm) throws UnusableModuleException {
        ParsedModule known = parsed.get(digest);
        if (known == null) {
            known = ParsedModule.parse(wasm);
            parsed.put(digest, known);
        }
        return known;
    }

    /** Compiles a module, or finds it by its digest. */
    CompiledModule compile(String digest, ParsedModule module) throws UnusableModuleException {
        CompiledModule known = compiled.get(digest);
        if (known == null) {
            known = module.compile(mode);
            compiled.put(digest, known);
        }
        return known;
    }

    /** What a module is known by. */
    static String digest(byte[] wasm) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(wasm));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
