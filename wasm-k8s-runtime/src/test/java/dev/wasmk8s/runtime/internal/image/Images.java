package dev.wasmk8s.runtime.internal.image;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Images to store. */
final class Images {
    static final String VERSION = "host 1, chicory 1.7.5";

    private Images() {}

    /** An image of a module that is all its own, with a class of some bytes. */
    static ModuleImage image(String module, int classBytes) {
        byte[] code = new byte[classBytes];
        new Random(module.hashCode()).nextBytes(code);
        return new ModuleImage(
                VERSION,
                Sha256.hex(module.getBytes(StandardCharsets.UTF_8)),
                module.getBytes(StandardCharsets.UTF_8),
                Set.of(CodeTrait.DROPS_SEGMENTS),
                "a.Main",
                Map.of("a.Main", code, "a.MainOther", new byte[] {1}));
    }
}
