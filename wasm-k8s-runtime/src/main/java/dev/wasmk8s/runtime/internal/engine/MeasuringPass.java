package dev.wasmk8s.runtime.internal.engine;

import dev.wasmk8s.runtime.internal.outline.OutlineResult;
import dev.wasmk8s.runtime.internal.outline.OutlinedMethod;
import java.util.List;
import java.util.Map;

/** Outlines as {@link OutlinePass} does, and keeps what stayed too large. For one compilation. */
final class MeasuringPass implements ClassPass {
    private List<OutlinedMethod> tooLarge = List.of();

    @Override
    public String version() {
        return "measuring";
    }

    @Override
    public Map<String, byte[]> apply(String mainClass, Map<String, byte[]> classes) {
        OutlineResult result = OutlinePass.outline(classes);
        tooLarge = result.report().tooLarge();
        return result.classes();
    }

    List<OutlinedMethod> tooLarge() {
        return tooLarge;
    }
}
