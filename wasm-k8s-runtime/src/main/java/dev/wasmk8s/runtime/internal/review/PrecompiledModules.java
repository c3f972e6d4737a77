package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.image.CodeTrait;
import dev.wasmk8s.runtime.internal.image.ImageFormat;
import dev.wasmk8s.runtime.internal.image.ModuleImage;
import dev.wasmk8s.runtime.internal.image.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds modules that were compiled when a program was built: an image without classes, beside the classes. */
final class PrecompiledModules {
    /** What Chicory's Maven plugin adds to the name of a module. */
    private static final String CHICORY_SKELETON = ".meta";

    private static final String CHICORY_MAIN_CLASS = "Machine";

    private PrecompiledModules() {}

    /**
     * What was found.
     *
     * @param digest of the WebAssembly, in hexadecimal; where Chicory's plugin left none, of what it left
     */
    record Opened(String digest, ParsedModule module) {}

    /**
     * Opens a module.
     *
     * @param version of what compiles here
     * @throws IOException if it is not there, or not as it was made
     * @throws UnusableModuleException if it was made by another version
     */
    static Opened open(ModuleSource.Precompiled source, String version) throws IOException, UnusableModuleException {
        String path = source.className().replace('.', '/');
        byte[] image = resource(source, path + ModuleImage.SUFFIX);
        if (image != null) {
            return opened(checked(ImageFormat.read(image), version), source);
        }
        byte[] skeleton = resource(source, path + CHICORY_SKELETON);
        if (skeleton != null) {
            return opened(madeByChicory(source, skeleton, version), source);
        }
        throw new IOException("resource " + path + ModuleImage.SUFFIX + " is not on the class path");
    }

    private static Opened opened(ModuleImage image, ModuleSource.Precompiled source) throws UnusableModuleException {
        return new Opened(image.digest(), ParsedModule.of(image, source.loader()));
    }

    private static ModuleImage checked(ModuleImage image, String version) throws UnusableModuleException {
        if (!image.version().equals(version)) {
            throw new UnusableModuleException(
                    "the module was precompiled for [%s], and this is [%s]; precompile it again"
                            .formatted(image.version(), version));
        }
        return image;
    }

    /** Its version is not written anywhere, nor what its code does. */
    private static ModuleImage madeByChicory(ModuleSource.Precompiled source, byte[] skeleton, String version) {
        return new ModuleImage(
                version,
                Sha256.hex(skeleton),
                skeleton,
                Set.of(CodeTrait.values()),
                source.className() + CHICORY_MAIN_CLASS,
                Map.of());
    }

    private static byte @Nullable [] resource(ModuleSource.Precompiled source, String name) throws IOException {
        try (InputStream in = source.loader().getResourceAsStream(name)) {
            return in == null ? null : in.readAllBytes();
        }
    }
}
