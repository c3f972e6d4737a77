package dev.wasmk8s.runtime.internal.guest;

import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.internal.engine.ClassPass;
import dev.wasmk8s.runtime.internal.engine.CompiledModule;
import dev.wasmk8s.runtime.internal.engine.ModuleCompiler;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.StateArray;
import dev.wasmk8s.runtime.internal.engine.SuiteEngine;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.image.DamagedImageException;
import dev.wasmk8s.runtime.internal.image.ImageFormat;
import dev.wasmk8s.runtime.internal.image.ModuleImage;
import dev.wasmk8s.runtime.internal.outline.OutlineLimits;
import dev.wasmk8s.runtime.internal.outline.Outliner;
import java.util.List;
import java.util.Map;

/** How a guest is run. */
enum DifferentialMode {
    /** By Chicory's interpreter, a new guest for each call. The reference, where it takes part. */
    INTERPRETED,
    /** Compiled, a new guest for each call, started anew. The reference for all inputs. */
    FRESH(SuiteEngine.access(), SuiteEngine.outlining()),
    /** Compiled and not outlined; one guest, reset in place after each call. */
    COMPILED(SuiteEngine.access()),
    /** Outlined as for calls; one guest, reset in place. */
    OUTLINED(SuiteEngine.access(), SuiteEngine.outlining()),
    /** All methods above 300 bytes outlined; one guest, reset in place. */
    OUTLINED_SMALL(SuiteEngine.access(), SuiteEngine.pass("small", DifferentialMode::outlineSmall)),
    /** As a cache keeps it: an image, written and read; one guest, reset in place. */
    CACHED,
    /** One guest that is never reset. No mode to compare; whatever finds no differences with it finds none at all. */
    DIRTY(SuiteEngine.access());

    private static final OutlineLimits SMALL = new OutlineLimits(300, 150, 250, 1, 2_000_000);

    private final List<ClassPass> passes;

    DifferentialMode(ClassPass... passes) {
        this.passes = List.of(passes);
    }

    private static Map<String, byte[]> outlineSmall(Map<String, byte[]> classes) {
        return Outliner.outline(classes, SMALL, new StateArray()).classes();
    }

    /** Whether each call gets a guest that was started for it. */
    boolean startsEachGuest() {
        return this == FRESH;
    }

    /** Makes a module ready to run. */
    CompiledModule compile(byte[] wasm) throws UnusableModuleException {
        ParsedModule parsed = ParsedModule.parse(wasm);
        if (this == INTERPRETED) {
            return parsed.compile(EngineMode.INTERPRETED);
        }
        ModuleCompiler compiler = this == CACHED ? ModuleCompiler.standard() : ModuleCompiler.with(passes);
        ModuleImage image = parsed.image(compiler);
        return ParsedModule.of(this == CACHED ? stored(image) : image).compile(EngineMode.COMPILED);
    }

    private static ModuleImage stored(ModuleImage image) {
        try {
            return ImageFormat.read(ImageFormat.write(image));
        } catch (DamagedImageException e) {
            throw new IllegalStateException(e);
        }
    }
}
