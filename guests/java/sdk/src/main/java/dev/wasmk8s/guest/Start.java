package dev.wasmk8s.guest;

import org.teavm.backend.wasm.runtime.WasmSupport;
import org.teavm.interop.Export;

/** How a module starts and is called; on a JVM, how a program stands in for it. */
final class Start {
    private Start() {}

    /**
     * Exported: what a host calls once. TeaVM initializes classes and runs {@code main} in {@code _start}, which
     * hosts of this contract do not call; this is the same for a module that stays.
     */
    @Export(name = "_initialize")
    static void initialize() {
        WasmSupport.runWithArgs(new String[0]);
    }

    /** What {@code main} ends in. */
    static void ready(Call<?, ?, ?> call) {
        if (!Stdio.inModule()) {
            answer(call);
        }
    }

    static void answer(Call<?, ?, ?> call) {
        Json output;
        try {
            output = call.answer(Stdio.read());
        } catch (GuestException e) {
            output = Call.failure(e.getMessage());
        }
        Stdio.write(output);
    }
}
