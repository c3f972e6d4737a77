package dev.wasmk8s.benchmarks.jmh;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.benchmarks.comparison.Reviews;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.guest.GuestCaller;
import dev.wasmk8s.runtime.internal.guest.HostServices;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.review.AdmissionReviewAnswer;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What is done for each review, in parts and as a whole. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReviewStages {
    /** The size of the review. */
    @Param({"1024", "10240", "102400"})
    public int objectBytes;

    private @Nullable Work work;

    /** Loads the module, and carries out each stage once. */
    @Setup
    public void open() {
        work = new Work(Reviews.ofBytes(objectBytes).getBytes(StandardCharsets.UTF_8));
    }

    /** Stops what was started. */
    @TearDown
    public void close() {
        work().close();
    }

    /** From the bytes of the review to those that the guest reads. */
    @Benchmark
    public RawJson envelope() {
        AdmissionRequest request = AdmissionReviewCodec.readRequest(RawJson.wrap(work().review));
        return AdmissionReviewCodec.writeEnvelope(request, Optional.empty());
    }

    /** The guest alone, from borrowing it to its reset. */
    @Benchmark
    public RawJson call() {
        return work().caller.call(UseCase.ADMISSION, RawJson.wrap(work().envelope));
    }

    /** From the bytes that the guest wrote to its answer. */
    @Benchmark
    public AdmissionReviewAnswer answer() {
        return AdmissionReviewCodec.readEnvelope(RawJson.wrap(work().output));
    }

    /** From the bytes of the review to those of the verified answer. */
    @Benchmark
    public RawJson review() {
        return work().control.admissionReviews().handle(RawJson.wrap(work().review));
    }

    private Work work() {
        return Objects.requireNonNull(work, "open() comes first");
    }

    private static final class Work {
        private final ModuleDefinition definition = ModuleDefinition.builder(
                        "benchmark", ModuleSource.bytes(Modules.WASM, "benchmark"))
                .rules(AdmissionRule.everything())
                .build();
        private final HostServices services = HostServices.start();
        private final GuestCaller caller = new GuestCaller(Modules.compile(), definition, services);
        private final AccessControl control =
                AccessControl.builder().admission(definition).build();
        private final byte[] review;
        private final byte[] envelope;
        private final byte[] output;

        private Work(byte[] review) {
            this.review = review;
            RawJson input = AdmissionReviewCodec.writeEnvelope(
                    AdmissionReviewCodec.readRequest(RawJson.wrap(review)), Optional.empty());
            envelope = input.toByteArray();
            output = caller.call(UseCase.ADMISSION, input).toByteArray();
        }

        private void close() {
            control.close();
            caller.close();
            services.close();
        }
    }
}
