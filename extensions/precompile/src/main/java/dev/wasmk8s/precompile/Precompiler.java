package dev.wasmk8s.precompile;

import dev.wasmk8s.runtime.internal.engine.ModuleCompiler;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.image.ImageFormat;
import dev.wasmk8s.runtime.internal.image.ModuleImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Compiles modules to class files. Thread-safe. */
public final class Precompiler {
    private static final int ANY_MEMORY = 1 << 16;
    private static final Pattern NAME = Pattern.compile("(\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*\\.)+"
            + "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");

    private final ModuleCompiler compiler = ModuleCompiler.standard();

    /** Makes one that compiles for this version of the library, and for the engine that it finds. */
    public Precompiler() {}

    /**
     * Compiles a module and writes it into a directory: classes that share the given name as a prefix, and a resource
     * that tells what they were made of. Files of the same names are replaced. Blocks on the file system.
     *
     * @param wasm the module
     * @param className the name to find it by, with a package; no other class should have it
     * @param output where class files go, such as {@code target/classes}; made if it is missing
     * @throws PrecompileException if the module cannot be used or compiled, with every reason
     * @throws IOException if a file cannot be written
     * @throws IllegalArgumentException if the name is none that a class in a package can have
     */
    public void precompile(byte[] wasm, String className, Path output) throws IOException, PrecompileException {
        if (!NAME.matcher(className).matches()) {
            throw new IllegalArgumentException("no name of a class in a package: " + className);
        }
        ModuleImage image = compile(wasm, className);
        for (Map.Entry<String, byte[]> entry : image.classes().entrySet()) {
            write(output, entry.getKey(), ".class", entry.getValue());
        }
        write(output, className, ModuleImage.SUFFIX, ImageFormat.write(image.withoutClasses()));
    }

    private ModuleImage compile(byte[] wasm, String className) throws PrecompileException {
        try {
            ParsedModule module = ParsedModule.parse(wasm);
            List<String> problems = module.problems(Set.of(), ANY_MEMORY);
            if (!problems.isEmpty()) {
                throw new PrecompileException(problems);
            }
            return module.image(compiler.named(className));
        } catch (UnusableModuleException e) {
            throw new PrecompileException(e.problems());
        }
    }

    private static void write(Path output, String name, String suffix, byte[] bytes) throws IOException {
        Path file = output.resolve(name.replace('.', '/') + suffix);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
