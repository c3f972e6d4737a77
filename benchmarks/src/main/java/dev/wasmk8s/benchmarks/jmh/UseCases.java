package dev.wasmk8s.benchmarks.jmh;

import dev.wasmk8s.benchmarks.comparison.Reviews;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
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

/** Whole reviews, from bytes to bytes, each by one module. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 5, time = 1)
public class UseCases {
    private static final byte[] TOKEN = bytes("""
            {"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview","spec":{"token":"magic-token"}}""");
    private static final byte[] ACCESS = bytes("""
            {"apiVersion":"authorization.k8s.io/v1","kind":"SubjectAccessReview","spec":{"user":"magic-user",\
            "groups":["magic-group"],"resourceAttributes":{"namespace":"default","verb":"create","group":"",\
            "version":"v1","resource":"configmaps","name":"example"}}}""");

    private final AccessControl control = AccessControl.builder()
            .authentication(module("magic-authenticator").build())
            .authorization(module("magic-authorizer").build())
            .admission(
                    module("magic-validator").rules(AdmissionRule.everything()).build())
            .build();
    private final AccessControl mutating = AccessControl.builder()
            .admission(module("magic-mutator")
                    .mutating(true)
                    .rules(AdmissionRule.everything())
                    .build())
            .build();

    /** What the reviews of admission are about. */
    @State(Scope.Benchmark)
    public static class Admission {
        /** The size of the review. */
        @Param({"1024", "10240", "102400"})
        public int objectBytes;

        private byte[] review = {};

        /** Writes the review. */
        @Setup
        public void write() {
            review = bytes(Reviews.ofBytes(objectBytes));
        }
    }

    /** Has each module answer once. */
    @Setup
    public void answer() {
        Admission admission = new Admission();
        admission.objectBytes = 1024;
        admission.write();
        require(authenticate(), "\"authenticated\":true");
        require(authorize(), "\"allowed\":true");
        require(validate(admission), "\"allowed\":true");
        require(mutate(admission), "\"patch\":");
    }

    /** Stops them. */
    @TearDown
    public void close() {
        control.close();
        mutating.close();
    }

    /** A TokenReview. */
    @Benchmark
    public RawJson authenticate() {
        return control.tokenReviews().handle(RawJson.wrap(TOKEN));
    }

    /** A SubjectAccessReview. */
    @Benchmark
    public RawJson authorize() {
        return control.subjectAccessReviews().handle(RawJson.wrap(ACCESS));
    }

    /** An AdmissionReview by a module that changes nothing. */
    @Benchmark
    public RawJson validate(Admission admission) {
        return control.admissionReviews().handle(RawJson.wrap(admission.review));
    }

    /** An AdmissionReview by a module that changes the object. */
    @Benchmark
    public RawJson mutate(Admission admission) {
        return mutating.admissionReviews().handle(RawJson.wrap(admission.review));
    }

    private static ModuleDefinition.Builder module(String name) {
        return ModuleDefinition.builder(name, ModuleSource.bytes(Guests.bytes(name), name));
    }

    private static void require(RawJson answer, String part) {
        String text = new String(answer.toByteArray(), StandardCharsets.UTF_8);
        if (!text.contains(part)) {
            throw new IllegalStateException("unexpected answer: " + text);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
