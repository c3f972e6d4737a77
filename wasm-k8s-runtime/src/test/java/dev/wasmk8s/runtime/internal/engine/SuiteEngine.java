package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.Import;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.internal.image.ModuleImage;
import dev.wasmk8s.runtime.internal.wasi.HostClock;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import dev.wasmk8s.runtime.internal.wasi.WasiHost;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * The engine as calls use it, for modules that are no policies: compiled to an image, run from the image, on the memory,
 * the globals and the tables of a guest.
 */
public final class SuiteEngine {
    private static final int HEADER = 8;
    private static final int MEMORY_SECTION = 5;
    private static final byte[] SMALLEST_MEMORY = {MEMORY_SECTION, 3, 1, 0, 0};
    /** The order of sections in a module: that of their numbers, but for three. */
    private static final List<Integer> BEHIND_MEMORY = List.of(6, 7, 8, 9, 10, 11, 12, 13);

    private SuiteEngine() {}

    /** The pass that has compiled code reach the state of a guest directly. */
    public static ClassPass access() {
        return new AccessPass();
    }

    /** The pass that outlines as it does for calls. */
    public static ClassPass outlining() {
        return new OutlinePass();
    }

    /** A pass from a function. */
    public static ClassPass pass(String version, UnaryOperator<Map<String, byte[]>> change) {
        return new ClassPass() {
            @Override
            public String version() {
                return version;
            }

            @Override
            public Map<String, byte[]> apply(String mainClass, Map<String, byte[]> classes) {
                return change.apply(classes);
            }
        };
    }

    /** Why no policy can be like a module: empty if one can. */
    public static Optional<String> unlikeAnyPolicy(byte[] wasm) {
        WasmModule module = Parser.parse(wasm);
        for (int i = 0; i < module.importSection().importCount(); i++) {
            Import each = module.importSection().getImport(i);
            if (each.importType() == ExternalType.GLOBAL || each.importType() == ExternalType.MEMORY) {
                return Optional.of("the module imports a global or a memory, and would be refused");
            }
        }
        return Optional.empty();
    }

    /** Compiles a module, and makes an instance of it from the image. Throws what the engine does. */
    public static Instance instantiate(byte[] original, List<ClassPass> passes, ImportValues imports) {
        byte[] wasm = withMemory(original);
        try {
            ModuleImage image = ModuleCompiler.with(passes).compile(Parser.parse(wasm), wasm);
            return instantiate(Skeleton.parse(image.skeleton()), CompiledClasses.define(image), imports);
        } catch (UnusableModuleException e) {
            throw e.getCause() instanceof ChicoryException cause ? cause : new IllegalStateException(e);
        }
    }

    private static Instance instantiate(WasmModule module, CompiledClasses classes, ImportValues imports) {
        AtomicReference<Instance> made = new AtomicReference<>();
        WasiHost host = new WasiHost(StandardStreams.empty(), HostClock.system(), SecureRandom::new);
        new Assembly(
                        module,
                        instance -> {
                            made.set(instance);
                            return classes.apply(instance);
                        },
                        new HostFunctions(host, Grants.NONE, List.of()),
                        imports,
                        Memory.RUNTIME_MAX_PAGES,
                        ExportedFunctions.of(module),
                        false)
                .build();
        return made.get();
    }

    /** What the engine tells of something that came out of it. */
    public static RuntimeException translate(Throwable thrown) {
        return Traps.translate(thrown);
    }

    /** A module that has no memory with one of no pages, because every policy has one. */
    private static byte[] withMemory(byte[] wasm) {
        ByteBuffer sections = ByteBuffer.wrap(wasm).position(HEADER);
        while (sections.hasRemaining()) {
            int start = sections.position();
            int id = sections.get();
            int size = varint(sections);
            if (id == MEMORY_SECTION) {
                boolean empty = sections.get(sections.position()) == 0;
                return empty ? insert(wasm, start, sections.position() + size) : wasm;
            }
            if (BEHIND_MEMORY.contains(id)) {
                return insert(wasm, start, start);
            }
            sections.position(sections.position() + size);
        }
        return insert(wasm, wasm.length, wasm.length);
    }

    private static byte[] insert(byte[] wasm, int at, int goOnAt) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(wasm, 0, at);
        out.writeBytes(SMALLEST_MEMORY);
        out.write(wasm, goOnAt, wasm.length - goOnAt);
        return out.toByteArray();
    }

    private static int varint(ByteBuffer from) {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = from.get();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
