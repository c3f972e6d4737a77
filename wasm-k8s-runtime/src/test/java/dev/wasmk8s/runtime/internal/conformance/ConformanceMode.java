package dev.wasmk8s.runtime.internal.conformance;

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
    /** The guest is compiled when it is loaded, and left in the directory. */
    COMPILED {
        @Override
        ModuleLoader start(Path directory) throws IOException {
            return ModuleLoader.start(EngineMode.COMPILED, new Written(open(directory)));
        }
    },
    /** The guest was compiled when the program was built. */
    PRECOMPILED {
        @Override
        ModuleLoader start(Path directory) {
            return ModuleLoader.start(EngineMode.COMPILED, NOTHING_TO_COMPILE);
        }

        @Override
        ModuleSource source(String guest, UseCase useCase, Path directory) throws UnusableModuleException {
            return Precompiled.of(Guests.bytes(guest)).source();
        }
    },
    /** The guest was compiled before, and is found in the directory. */
    CACHED {
        @Override
        ModuleLoader start(Path directory) throws IOException {
            return ModuleLoader.start(EngineMode.COMPILED, new Found(open(directory)));
        }

        @Override
        ModuleSource source(String guest, UseCase useCase, Path directory) throws IOException, ModuleLoadException {
            ModuleSource source = fromBytes(guest);
            try (ModuleLoader before = ModuleLoader.start(EngineMode.COMPILED, open(directory))) {
                before.load(ModuleDefinition.builder(guest, source).build(), Set.of(useCase));
            }
            return source;
        }
    };

    private static final long MAX_BYTES = 1 << 28;

    /** What is compiled is put into the store, so this fails if anything is. */
    private static final ImageStore NOTHING_TO_COMPILE = new Found(ImageStore.NONE);

    /** A loader for modules, which may use a directory. */
    abstract ModuleLoader start(Path directory) throws IOException;

    /**
     * Where a guest comes from. It is made ready to be found there, so this may take its time.
     *
     * @param useCase something that the guest can do
     */
    ModuleSource source(String guest, UseCase useCase, Path directory)
            throws IOException, ModuleLoadException, UnusableModuleException {
        return fromBytes(guest);
    }

    private static ModuleSource fromBytes(String guest) {
        return ModuleSource.bytes(Guests.bytes(guest), guest + ".wasm");
    }

    private static ImageStore open(Path directory) throws IOException {
        return ImageDirectory.open(directory, MAX_BYTES);
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

    /** A store in which nothing is found. */
    private record Written(ImageStore store) implements ImageStore {
        @Override
        public Optional<ModuleImage> find(String version, String digest) {
            return Optional.empty();
        }

        @Override
        public void put(ModuleImage image) {
            store.put(image);
        }
    }
}
