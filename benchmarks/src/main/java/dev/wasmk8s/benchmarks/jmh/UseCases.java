package dev.wasmk8s.benchmarks.jmh;

import dev.wasmk8s.benchmarks.comparison.Reviews;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Whole reviews, from bytes to verified bytes, pristine each time. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class UseCases {
    /** The size of the AdmissionReviews, about, in bytes. */
    @Param({"1024", "10240", "102400"})
    int bytes;

    private AccessControl access;
    private AccessControl validating;
    private AccessControl mutating;
    private RawJson token;
    private RawJson subject;
    private RawJson admission;

    private static ModuleDefinition.Builder module(String name) {
        return ModuleDefinition.builder(name, ModuleSource.bytes(Guests.bytes(name), name));
    }

    /** Loads the modules. */
    @Setup(Level.Trial)
    public void open() {
        access = AccessControl.builder()
                .authentication(module("magic-authenticator").build())
                .authorization(module("magic-authorizer").build())
                .build();
        validating = AccessControl.builder()
                .admission(module("magic-validator")
                        .rules(AdmissionRule.everything())
                        .build())
                .build();
        mutating = AccessControl.builder()
                .admission(module("magic-mutator")
                        .mutating(true)
                        .rules(AdmissionRule.everything())
                        .build())
                .build();
        token = Documents.tokenReview();
        subject = Documents.subjectAccessReview();
        admission = RawJson.of(Reviews.ofBytes(bytes));
    }

    /** Lets go of them. */
    @TearDown(Level.Trial)
    public void close() {
        access.close();
        validating.close();
        mutating.close();
    }

    /** A TokenReview. Its size is always the same. */
    @Benchmark
    public RawJson authenticate() {
        return access.tokenReviews().handle(token);
    }

    /** A SubjectAccessReview. Its size is always the same. */
    @Benchmark
    public RawJson authorize() {
        return access.subjectAccessReviews().handle(subject);
    }

    /** An AdmissionReview that is allowed. */
    @Benchmark
    public RawJson validate() {
        return validating.admissionReviews().handle(admission);
    }

    /** An AdmissionReview whose object is changed. */
    @Benchmark
    public RawJson mutate() {
        return mutating.admissionReviews().handle(admission);
    }
}
