package dev.wasmk8s.benchmarks.jmh;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.benchmarks.comparison.Reviews;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.internal.engine.ModuleInstance;
import dev.wasmk8s.runtime.internal.guest.HostServices;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import dev.wasmk8s.runtime.internal.wasi.WasiHost;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to undo a call. The call itself comes before the clock starts, each time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 5, time = 1)
public class Reset {
    /** The size of the review of the call. */
    @Param({"1024", "10240", "102400"})
    public int objectBytes;

    private final HostServices services = HostServices.start();
    private final Limits limits = Limits.DEFAULT;
    private final ModuleInstance instance = Modules.compile()
            .instantiate(
                    new WasiHost(StandardStreams.empty(), services.clock(), services.random()),
                    Grants.NONE,
                    limits.memoryPages());
    private @Nullable RawJson envelope;

    /** Makes what the guest reads, and has the state to return to. */
    @Setup
    public void write() {
        instance.takeTemplate();
        AdmissionRequest request = AdmissionReviewCodec.readRequest(
                RawJson.wrap(Reviews.ofBytes(objectBytes).getBytes(StandardCharsets.UTF_8)));
        envelope = AdmissionReviewCodec.writeEnvelope(request, Optional.empty());
    }

    /** Calls the guest. */
    @Setup(Level.Invocation)
    public void call() {
        RawJson input = envelope;
        if (input != null) {
            instance.beginCall(new StandardStreams(input, limits.outputBytes(), limits.errorBytes()));
            instance.call(UseCase.ADMISSION.export());
            instance.endCall();
        }
    }

    /** Stops the services. */
    @TearDown
    public void close() {
        services.close();
    }

    /** Undoes what the call has left. */
    @Benchmark
    public void reset() {
        instance.reset();
    }
}
