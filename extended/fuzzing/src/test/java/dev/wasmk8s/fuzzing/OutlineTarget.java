package dev.wasmk8s.fuzzing;

import dev.wasmk8s.runtime.internal.engine.EngineRun;
import dev.wasmk8s.runtime.internal.engine.EngineRun.State;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.outline.OutlineLimits;

/**
 * A generated module does the same interpreted, compiled as for calls, and compiled with as much as possible moved out of
 * its methods: how it ends, its memory and its globals. The first byte chooses the size of what is moved.
 */
public final class OutlineTarget {
    private OutlineTarget() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = new Input(bytes);
        int size = 20 + 4 * input.next();
        OutlineLimits limits = new OutlineLimits(30, 1, size, input.below(3) - 1, 1_000_000);
        byte[] wasm = WasmGenerator.module(input);
        try {
            State interpreted = EngineRun.interpreted(wasm, WasmGenerator.EXPORT, WasmFunction.GLOBALS);
            State outlined = EngineRun.outlined(wasm, WasmGenerator.EXPORT, WasmFunction.GLOBALS, limits);
            Finding.unless(interpreted.isLike(outlined), "interpreted " + interpreted + "\noutlined    " + outlined);
            if (input.isEmpty() || (bytes.length & 3) == 0) {
                State compiled = EngineRun.compiled(wasm, WasmGenerator.EXPORT, WasmFunction.GLOBALS);
                Finding.unless(
                        interpreted.isLike(compiled), "interpreted " + interpreted + "\ncompiled    " + compiled);
            }
        } catch (UnusableModuleException e) {
            // The engine's own compiler fails at some branches that leave several blocks at once.
            Finding.unless(EngineRun.isRefusedUnchanged(wasm), "a generated module is refused: " + e.getMessage());
        }
    }
}
