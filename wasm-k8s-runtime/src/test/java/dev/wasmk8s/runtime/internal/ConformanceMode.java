package dev.wasmk8s.runtime.internal;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.image.ImageDirectory;
import dev.wasmk8s.runtime.internal.image.ImageStore;
import dev.wasmk8s.runtime.internal.image.ModuleImage;
import dev.wasmk8s.runtime.internal.review.ModuleLoadException;
import dev.wasmk8s.runtime.internal.review.ModuleLoader;
import dev.wasmk8s.runtime.internal.review.Precompiled;
import dev.wasmk8s.spec.UseCase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A way in which the code of a guest comes to run. */
enum ConformanceMode {
    /** The guest is interpreted. */
    INTERPRETED {
        @Override
        ModuleLoader start(Path directory) {
            return ModuleLoader.start(EngineMode.INTERPRETED);
        }
    },
    /** The guest is compiled when it is loaded. */
    COMPILED {
        @Override
        ModuleLoader start(Path directory) {
            return ModuleLoader.start(EngineMode.COMPILED);
        }
    },
    /** The guest was compiled when the program was built. */
    PRECOMPILED {
        @Override
        ModuleLoader start(Path directory) {
            return ModuleLoader.start(EngineMode.COMPILED, NOTHING_TO_COMPILE);
        }

        @Override
        ModuleSource source() throws UnusableModuleException {
            return Precompiled.of(Guests.bytes(GUEST)).source();
        }
    },
    /** The guest was compiled by a process before, and is found in its cache directory. */
    CACHED {
        @Override
        ModuleLoader start(Path directory) throws IOException, ModuleLoadException {
            ImageStore store = ImageDirectory.open(directory, 1 << 24);
            try (ModuleLoader before = ModuleLoader.start(EngineMode.COMPILED, store)) {
                before.load(ModuleDefinition.builder(GUEST, fromBytes()).build(), Set.of(UseCase.ADMISSION));
            }
            return ModuleLoader.start(EngineMode.COMPILED, new Found(store));
        }
    };

    private static final String GUEST = "probe";

    /** What is compiled is put into the store, so this fails if anything is. */
    private static final ImageStore NOTHING_TO_COMPILE = new Found(ImageStore.NONE);

    /** A loader for examples, which may use a directory of its own. */
    abstract ModuleLoader start(Path directory) throws IOException, ModuleLoadException;

    /** Where the guest comes from. */
    ModuleSource source() throws UnusableModuleException {
        return fromBytes();
    }

    private static ModuleSource fromBytes() {
        return ModuleSource.bytes(Guests.bytes(GUEST), GUEST + ".wasm");
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
