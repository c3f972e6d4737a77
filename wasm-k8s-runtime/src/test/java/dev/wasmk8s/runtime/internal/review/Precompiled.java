package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.engine.ModuleCompiler;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.image.ImageFormat;
import dev.wasmk8s.runtime.internal.image.ModuleImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A class loader that has what the precompiler writes. */
public final class Precompiled extends ClassLoader {
    static final String NAME = "com.example.Policy";

    private final Map<String, byte[]> files = new HashMap<>();

    /** One that has nothing yet. */
    Precompiled() {
        super(Precompiled.class.getClassLoader());
    }

    /** A module as our precompiler leaves it. */
    public static Precompiled of(byte[] wasm) throws UnusableModuleException {
        ModuleImage image = image(wasm, NAME);
        return new Precompiled().classes(image).file(".compiled", ImageFormat.write(image.withoutClasses()));
    }

    static ModuleImage image(byte[] wasm, String name) throws UnusableModuleException {
        return ParsedModule.parse(wasm).image(ModuleCompiler.standard().named(name));
    }

    Precompiled classes(ModuleImage image) {
        image.classes().forEach((name, bytes) -> files.put(name.replace('.', '/') + ".class", bytes));
        return this;
    }

    Precompiled file(String suffix, byte[] bytes) {
        files.put(NAME.replace('.', '/') + suffix, bytes);
        return this;
    }

    public ModuleSource source() {
        return ModuleSource.precompiled(this, NAME);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = files.get(name.replace('.', '/') + ".class");
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] bytes = files.get(name);
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
}
