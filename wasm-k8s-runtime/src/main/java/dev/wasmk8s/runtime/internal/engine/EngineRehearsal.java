package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.wasm.WasmModule;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.internal.wasi.HostClock;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import dev.wasmk8s.runtime.internal.wasi.WasiHost;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * Does with a module of nothing what is done with one that is compiled already, so that the JVM loads and links the engine
 * at a time, and on a thread, of the caller's choice.
 */
public final class EngineRehearsal {
    /** A skeleton that has one of everything that guests have. */
    private static final String SKELETON = "\0asm\1\0\0\0"
            + "\1\12\2`\2\177\177\1\177`\0\0" // types: (i32, i32) -> i32, and () -> ()
            + "\2\46\1\26wasi_snapshot_preview1\13environ_get\0\0" // an import
            + "\3\2\1\1" // a function
            + "\4\4\1p\0\1" // a table of one function
            + "\5\3\1\0\1" // a memory of one page
            + "\6\6\1\177\1A\0\13" // a global
            + "\7\12\1\6memory\2\0" // an export
            + "\11\7\1\0A\0\13\1\1" // an element
            + "\13\7\1\0A\0\13\1\0"; // a data segment

    private EngineRehearsal() {}

    /** Does it. */
    public static void run() {
        ModuleCompiler.standard().version();
        WasmModule module = Skeleton.parse(SKELETON.getBytes(StandardCharsets.ISO_8859_1));
        ShapeReader.read(module);
        StandardStreams streams = new StandardStreams(RawJson.wrap(new byte[0]), 0, 0);
        WasiHost host = new WasiHost(streams, HostClock.system(), SecureRandom::new);
        CompiledModule.rehearsed(module).instantiate(host, Grants.NONE, 1).takeTemplate();
    }
}
