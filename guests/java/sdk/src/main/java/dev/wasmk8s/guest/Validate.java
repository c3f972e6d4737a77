package dev.wasmk8s.guest;

import org.teavm.interop.Export;

/** The entry point for AdmissionReviews. It is exported by modules that reach this class. */
final class Validate {
    private static Call<?, ?, ?> call;

    private Validate() {}

    static void serve(Call<?, ?, ?> policy) {
        call = policy;
        Start.ready(policy);
    }

    @Export(name = "validate")
    static void validate() {
        Start.answer(call);
    }
}
