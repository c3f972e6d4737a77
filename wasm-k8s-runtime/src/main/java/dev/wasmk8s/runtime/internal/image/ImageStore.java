package dev.wasmk8s.runtime.internal.image;

import java.util.Optional;

/** Where compiled modules outlive the process. Thread-safe; never fails: what cannot be stored is compiled again. */
public interface ImageStore {
    /** Stores nothing. */
    ImageStore NONE = new ImageStore() {
        @Override
        public Optional<ModuleImage> find(String version, String digest) {
            return Optional.empty();
        }

        @Override
        public void put(ModuleImage image) {}
    };

    /**
     * The image that a version of the compiler made of a module.
     *
     * @param digest the SHA-256 of the WebAssembly, in hexadecimal
     */
    Optional<ModuleImage> find(String version, String digest);

    /** Stores an image for later. */
    void put(ModuleImage image);
}
