package dev.wasmk8s.benchmarks.jmh;

import dev.wasmk8s.benchmarks.comparison.Reviews;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.internal.engine.ModuleInstance;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.guest.HostServices;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import dev.wasmk8s.runtime.internal.wasi.WasiHost;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.envelope.RequestEnvelope;
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

/**
 * The reset of a guest that has just answered. It takes about a microsecond, so that taking the time before and after is
 * part of what is measured.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class ResetStage {
    private HostServices services;
    private ModuleInstance guest;
    private RawJson input;

    /** Makes the guest. */
    @Setup(Level.Trial)
    public void open() throws UnusableModuleException {
        services = HostServices.start();
        guest = ParsedModule.parse(Guests.bytes("magic-validator"))
                .compile(EngineMode.COMPILED)
                .instantiate(
                        new WasiHost(StandardStreams.empty(), services.clock(), services.random()),
                        Grants.NONE,
                        Limits.DEFAULT.memoryPages());
        guest.takeTemplate();
        input = RequestEnvelope.write(RawJson.of(Reviews.ofBytes(1 << 10)), Optional.empty());
    }

    /** Has it answer. */
    @Setup(Level.Invocation)
    public void call() {
        guest.beginCall(new StandardStreams(input, Limits.DEFAULT.outputBytes(), Limits.DEFAULT.errorBytes()));
        guest.call(UseCase.ADMISSION.export());
        guest.endCall();
    }

    /** Ends the threads. */
    @TearDown(Level.Trial)
    public void close() {
        services.close();
    }

    /** Resets it. */
    @Benchmark
    public void reset() {
        guest.reset();
    }
}
