package dev.wasmk8s.runtime.internal.hostile;

import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.image.ImageStore;
import dev.wasmk8s.runtime.internal.image.ModuleImage;
import dev.wasmk8s.runtime.internal.observation.Signals;
import dev.wasmk8s.runtime.internal.review.ModuleLoaders;
import dev.wasmk8s.runtime.internal.review.Precompiled;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A way in which the code of a hostile module comes to run. */
enum AttackMode {
    /** It is interpreted. */
    INTERPRETED(EngineMode.INTERPRETED),
    /** It is compiled when it is loaded, and left in a store. */
    COMPILED(EngineMode.COMPILED),
    /** It was compiled before, and is found in the store. Nothing may be compiled. */
    CACHED(EngineMode.COMPILED),
    /** It was compiled when the program was built. Nothing may be compiled. */
    PRECOMPILED(EngineMode.COMPILED);

    private final EngineMode engine;

    AttackMode(EngineMode engine) {
        this.engine = engine;
    }

    EngineMode engine() {
        return engine;
    }

    /** What makes modules ready in this mode. */
    ModuleLoaders loaders(Store store) {
        ImageStore used =
                switch (this) {
                    case INTERPRETED -> ImageStore.NONE;
                    case COMPILED -> store;
                    case CACHED -> new Found(store);
                    case PRECOMPILED -> new Found(ImageStore.NONE);
                };
        return ModuleLoaders.start(engine, used, Signals.NONE);
    }

    /** What a definition names. */
    ModuleSource source(byte[] wasm, String name) throws UnusableModuleException {
        return this == PRECOMPILED ? Precompiled.of(wasm).source() : ModuleSource.bytes(wasm, name + ".wasm");
    }

    /** Images in memory. */
    static final class Store implements ImageStore {
        private final Map<String, ModuleImage> images = new ConcurrentHashMap<>();

        @Override
        public Optional<ModuleImage> find(String version, String digest) {
            return Optional.ofNullable(images.get(digest));
        }

        @Override
        public void put(ModuleImage image) {
            images.put(image.digest(), image);
        }

        boolean isEmpty() {
            return images.isEmpty();
        }
    }

    /** A store in which everything must be found. */
    private record Found(ImageStore store) implements ImageStore {
        @Override
        public Optional<ModuleImage> find(String version, String digest) {
            return store.find(version, digest);
        }

        @Override
        public void put(ModuleImage image) {
            throw new AssertionError("a module was compiled that should have been there");
        }
    }
}
