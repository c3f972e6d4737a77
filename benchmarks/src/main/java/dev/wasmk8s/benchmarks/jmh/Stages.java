package dev.wasmk8s.benchmarks.jmh;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.benchmarks.comparison.Reviews;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.engine.CompiledModule;
import dev.wasmk8s.runtime.internal.engine.ModuleInstance;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.Template;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.guest.GuestCaller;
import dev.wasmk8s.runtime.internal.guest.HostServices;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import dev.wasmk8s.runtime.internal.wasi.WasiHost;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.review.AdmissionReviewAnswer;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import dev.wasmk8s.spec.verify.AdmissionReviewVerifier;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The stages of a module's life and of one AdmissionReview of 1 KB, each by itself. For one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class Stages {
    private static final byte[] WASM = Guests.bytes("magic-validator");
    private static final String NAME = "magic-validator";

    private HostServices services;
    private CompiledModule compiled;
    private Template template;
    private GuestCaller caller;
    private RawJson review;
    private AdmissionRequest request;
    private RawJson envelope;
    private RawJson output;

    /** Goes through all stages once. */
    @Setup(Level.Trial)
    public void open() throws UnusableModuleException {
        ModuleDefinition definition =
                ModuleDefinition.builder(NAME, ModuleSource.bytes(WASM, NAME)).build();
        services = HostServices.start();
        compiled = compile();
        template = compiled.instantiate(host(), Grants.NONE, Limits.DEFAULT.memoryPages())
                .takeTemplate();
        caller = new GuestCaller(compiled, definition, services);
        review = RawJson.of(Reviews.ofBytes(1 << 10));
        request = readRequest();
        envelope = writeEnvelope();
        output = call();
    }

    /** Ends the threads. */
    @TearDown(Level.Trial)
    public void close() {
        caller.close();
        services.close();
    }

    private WasiHost host() {
        return new WasiHost(StandardStreams.empty(), services.clock(), services.random());
    }

    /** Parses and validates a module. */
    @Benchmark
    public ParsedModule parse() throws UnusableModuleException {
        return ParsedModule.parse(WASM);
    }

    /** The same, and compiles it. */
    @Benchmark
    public CompiledModule compile() throws UnusableModuleException {
        return ParsedModule.parse(WASM).compile(EngineMode.COMPILED);
    }

    /** Makes a guest from a template. */
    @Benchmark
    public ModuleInstance instantiate() {
        return compiled.instantiate(template, host(), Grants.NONE, Limits.DEFAULT.memoryPages());
    }

    /** Reads a caller's review. */
    @Benchmark
    public AdmissionRequest readRequest() {
        return AdmissionReviewCodec.readRequest(review);
    }

    /** Writes the document for the guest. */
    @Benchmark
    public RawJson writeEnvelope() {
        return AdmissionReviewCodec.writeEnvelope(request, Optional.empty());
    }

    /** Lends a guest, has it answer, and resets it. */
    @Benchmark
    public RawJson call() {
        return caller.call(UseCase.ADMISSION, envelope);
    }

    /** Reads and verifies what the guest wrote. */
    @Benchmark
    public Verdict verify() {
        AdmissionReviewAnswer answer = AdmissionReviewCodec.readEnvelope(output);
        return AdmissionReviewVerifier.verify(answer, request, NAME, false, dropped -> {});
    }
}
