package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.runtime.ModuleInspection;
import dev.wasmk8s.runtime.internal.engine.ModuleSurvey;

/** Looks at modules without loading them. */
public final class Inspections {
    private Inspections() {}

    /** What a file holds. */
    public static ModuleInspection of(byte[] file) {
        return ModuleSurvey.of(file);
    }
}
