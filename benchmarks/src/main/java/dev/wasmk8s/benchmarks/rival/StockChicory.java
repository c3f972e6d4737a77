package dev.wasmk8s.benchmarks.rival;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasi.WasiOptions;
import com.dylibso.chicory.wasi.WasiPreview1;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Chicory as it comes, with its own WASI and its default memory: a fresh instance for each call, or one reused. */
final class StockChicory implements Subject {
    private final WasmModule module;
    private final Function<Instance, Machine> machine;
    private final byte[] envelope;
    private final String uid;
    private final boolean fresh;

    StockChicory(byte[] wasm, byte[] review, boolean fresh) {
        module = Parser.parse(wasm);
        machine = MachineFactoryCompiler.builder(module)
                .withInterpreterFallback(InterpreterFallback.FAIL)
                .compile();
        String text = new String(review, StandardCharsets.UTF_8);
        envelope = ("{\"request\":" + text + "}").getBytes(StandardCharsets.UTF_8);
        uid = PlainJava.uidOf(review);
        this.fresh = fresh;
    }

    @Override
    public Call newCall() {
        Streams reused = new Streams();
        Instance instance = fresh ? null : instantiate(reused);
        return () -> {
            Streams streams = fresh ? new Streams() : reused;
            Instance called = fresh ? instantiate(streams) : instance;
            streams.input = new ByteArrayInputStream(envelope);
            streams.output.reset();
            called.export("validate").apply();
            PlainJava.checkEnvelope(streams.output.toByteArray(), uid);
        };
    }

    private Instance instantiate(Streams streams) {
        WasiPreview1 wasi = WasiPreview1.builder()
                .withOptions(WasiOptions.builder()
                        .withStdin(streams)
                        .withStdout(streams.output)
                        .withStderr(new ByteArrayOutputStream())
                        .build())
                .build();
        return Instance.builder(module)
                .withMachineFactory(machine)
                .withImportValues(ImportValues.builder()
                        .addFunction(wasi.toHostFunctions())
                        .build())
                .withStart(false)
                .build();
    }

    @Override
    public String name() {
        return "Chicory " + (fresh ? "fresh" : "reused");
    }

    @Override
    public String state() {
        return fresh ? "pristine" : "dirty";
    }

    @Override
    public String version() {
        return "Chicory 1.7.5";
    }

    /** Standard input and output that can be set anew for each call. */
    private static final class Streams extends InputStream {
        private InputStream input = InputStream.nullInputStream();
        private final ByteArrayOutputStream output = new ByteArrayOutputStream();

        @Override
        public int read() throws IOException {
            return input.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return input.read(target, offset, length);
        }

        @Override
        public int available() throws IOException {
            return input.available();
        }
    }
}
