package dev.wasmk8s.guest;

import org.teavm.interop.Export;

/** The entry point for SubjectAccessReviews. It is exported by modules that reach this class. */
final class Authz {
    private static Call<?, ?, ?> call;

    private Authz() {}

    static void serve(Call<?, ?, ?> policy) {
        call = policy;
        Start.ready(policy);
    }

    @Export(name = "authz")
    static void authz() {
        Start.answer(call);
    }
}
