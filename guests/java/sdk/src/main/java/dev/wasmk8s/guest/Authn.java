package dev.wasmk8s.guest;

import org.teavm.interop.Export;

/** The entry point for TokenReviews. It is exported by modules that reach this class. */
final class Authn {
    private static Call<?, ?, ?> call;

    private Authn() {}

    static void serve(Call<?, ?, ?> policy) {
        call = policy;
        Start.ready(policy);
    }

    @Export(name = "authn")
    static void authn() {
        Start.answer(call);
    }
}
