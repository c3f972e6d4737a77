package dev.wasmk8s.benchmarks.rival;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewHandler;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.engine.CompiledModule;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.guest.GuestCaller;
import dev.wasmk8s.runtime.internal.guest.HostServices;
import dev.wasmk8s.runtime.internal.review.ModuleAdmitter;
import java.util.Arrays;

/** This project, from the bytes of a review to the bytes of the verified answer. */
final class WasmK8s implements Subject {
    private static final int PAGES_OF_64_MIB = 1024;
    private final String name;
    private final String state;
    private final AccessControl control;
    private final byte[] review;
    private final byte[] expected;

    private WasmK8s(String name, String state, AccessControl.Builder control, byte[] review) {
        this.name = name;
        this.state = state;
        this.control = control.build();
        this.review = review;
        expected = this.control.admissionReviews().handle(RawJson.wrap(review)).toByteArray();
        PlainJava.check(expected, PlainJava.uidOf(review));
    }

    /** As users have it. */
    static WasmK8s pristine(byte[] wasm, byte[] review) {
        ModuleDefinition module = definition(wasm).build();
        return new WasmK8s("wasm-k8s", "pristine", AccessControl.builder().admission(module), review);
    }

    /** The same with a module that starts with a memory of 64 MiB. */
    static WasmK8s with64MiB(byte[] wasm, byte[] review) {
        ModuleDefinition module = definition(MemorySection.withPages(wasm, PAGES_OF_64_MIB))
                .limits(Limits.DEFAULT.withMemoryPages(2 * PAGES_OF_64_MIB))
                .build();
        return new WasmK8s(
                "wasm-k8s with 64 MiB", "pristine", AccessControl.builder().admission(module), review);
    }

    /** The same with guests that are never reset. */
    static WasmK8s dirty(byte[] wasm, byte[] review) throws UnusableModuleException {
        ModuleDefinition definition = definition(wasm).build();
        CompiledModule compiled = ParsedModule.parse(wasm).compile(EngineMode.COMPILED);
        GuestCaller caller = GuestCaller.dirty(compiled, definition, HostServices.start());
        AccessControl.Builder control = AccessControl.builder()
                .validation("dirty", new ModuleAdmitter(definition, caller), AdmissionRule.everything());
        return new WasmK8s("wasm-k8s without reset", "dirty", control, review);
    }

    private static ModuleDefinition.Builder definition(byte[] wasm) {
        return ModuleDefinition.builder("benchmark", ModuleSource.bytes(wasm, "benchmark"))
                .rules(AdmissionRule.everything());
    }

    @Override
    public Call newCall() {
        ReviewHandler handler = control.admissionReviews();
        return () -> {
            RawJson answer = handler.handle(RawJson.wrap(review));
            if (!answer.read(this::isExpected)) {
                throw new IllegalStateException("unexpected answer: " + answer);
            }
        };
    }

    /** Whether an answer is, to the byte, the one that was decoded and checked before. */
    private boolean isExpected(byte[] bytes, int offset, int size) {
        return Arrays.equals(bytes, offset, offset + size, expected, 0, expected.length);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String state() {
        return state;
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
