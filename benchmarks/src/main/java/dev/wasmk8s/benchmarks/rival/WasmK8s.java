package dev.wasmk8s.benchmarks.rival;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewHandler;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** This project, from the bytes of a review to the bytes of the verified answer. */
final class WasmK8s implements Subject {
    private static final byte[] ALLOWED = "\"allowed\":true".getBytes(StandardCharsets.UTF_8);
    private final AccessControl control;
    private final byte[] review;

    WasmK8s(byte[] wasm, byte[] review) {
        this.review = review;
        control = AccessControl.builder()
                .admission(ModuleDefinition.builder("benchmark", ModuleSource.bytes(wasm, "benchmark"))
                        .mutating(true)
                        .rules(AdmissionRule.everything())
                        .build())
                .build();
    }

    @Override
    public Call newCall() {
        ReviewHandler handler = control.admissionReviews();
        return () -> {
            RawJson answer = handler.handle(RawJson.wrap(review));
            if (!answer.read(WasmK8s::isAllowed)) {
                throw new IllegalStateException("unexpected answer: " + answer);
            }
        };
    }

    private static boolean isAllowed(byte[] bytes, int offset, int size) {
        for (int at = offset; at <= offset + size - ALLOWED.length; at++) {
            if (Arrays.equals(bytes, at, at + ALLOWED.length, ALLOWED, 0, ALLOWED.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String version() {
        return "wasm-k8s";
    }

    @Override
    public void close() {
        control.close();
    }
}
