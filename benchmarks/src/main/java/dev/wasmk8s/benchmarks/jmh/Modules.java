package dev.wasmk8s.benchmarks.jmh;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.internal.engine.CompiledModule;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;

/** The module that the stages are measured with. */
final class Modules {
    /** As bytes. Not to be changed. */
    static final byte[] WASM = Guests.bytes("magic-validator");

    private Modules() {}

    static ParsedModule parse() {
        try {
            return ParsedModule.parse(WASM);
        } catch (UnusableModuleException e) {
            throw new IllegalStateException("our own module is usable", e);
        }
    }

    static CompiledModule compile() {
        try {
            return parse().compile(EngineMode.COMPILED);
        } catch (UnusableModuleException e) {
            throw new IllegalStateException("our own module is usable", e);
        }
    }
}
