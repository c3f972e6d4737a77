package dev.wasmk8s.runtime.internal.image;

import java.util.Map;
import java.util.Set;

/** A compiled module. Immutable, as long as nobody writes to its arrays. */
public final class ModuleImage {
    /** How names of files that hold images end. */
    public static final String SUFFIX = ".compiled";

    private final String version;
    private final String digest;
    private final byte[] skeleton;
    private final Set<CodeTrait> traits;
    private final String mainClass;
    private final Map<String, byte[]> classes;

    /**
     * Gathers an image.
     *
     * @param version what compiled it: an image of another version must not be run
     * @param digest the SHA-256 of the WebAssembly that it was compiled from, in hexadecimal
     * @param skeleton the module as WebAssembly, without the bodies of its functions; given up by the caller
     * @param traits what those bodies do
     * @param mainClass the binary name of the class that runs the code
     * @param classes the class files by binary name; empty if a class loader has them already
     */
    public ModuleImage(
            String version,
            String digest,
            byte[] skeleton,
            Set<CodeTrait> traits,
            String mainClass,
            Map<String, byte[]> classes) {
        this.version = version;
        this.digest = digest;
        this.skeleton = skeleton;
        this.traits = Set.copyOf(traits);
        this.mainClass = mainClass;
        this.classes = Map.copyOf(classes);
    }

    /** What compiled it. */
    public String version() {
        return version;
    }

    /** The SHA-256 of the WebAssembly, in hexadecimal. */
    public String digest() {
        return digest;
    }

    /** The module without the bodies of its functions, as WebAssembly. Not to be written to. */
    public byte[] skeleton() {
        return skeleton;
    }

    /** What those bodies do. */
    public Set<CodeTrait> traits() {
        return traits;
    }

    /** The binary name of the class that runs the code. */
    public String mainClass() {
        return mainClass;
    }

    /** The class files by binary name. Not to be written to. */
    public Map<String, byte[]> classes() {
        return classes;
    }

    /** The same for when a class loader has the classes. */
    public ModuleImage withoutClasses() {
        return new ModuleImage(version, digest, skeleton, traits, mainClass, Map.of());
    }
}
