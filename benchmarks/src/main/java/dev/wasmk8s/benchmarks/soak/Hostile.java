package dev.wasmk8s.benchmarks.soak;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;

/** What a hostile module does, and how that has to fail. */
enum Hostile {
    LOOP("{\"do\":\"loop\"}", FailureCode.DEADLINE_EXCEEDED),
    RECURSE("{\"do\":\"recurse\"}", FailureCode.GUEST_TRAPPED),
    TRAP("{\"do\":\"trap\"}", FailureCode.GUEST_TRAPPED),
    PANIC("{\"do\":\"panic\"}", FailureCode.GUEST_TRAPPED),
    EXIT("{\"do\":\"raw\",\"stdout\":\"{}\",\"exit\":3}", FailureCode.GUEST_EXITED),
    FLOOD_OUTPUT("{\"do\":\"flood-stdout\",\"n\":100000000}", FailureCode.OUTPUT_TOO_LARGE),
    FLOOD_ERRORS("{\"do\":\"flood-stderr\",\"n\":1000000,\"stdout\":\"{}\"}", FailureCode.RESPONSE_MALFORMED),
    GROW("{\"do\":\"grow\",\"n\":900,\"stdout\":\"nonsense\"}", FailureCode.RESPONSE_MALFORMED),
    FILL("{\"do\":\"fill\",\"n\":20000000}", FailureCode.GUEST_REPORTED);

    private final String settings;
    private final FailureCode failure;

    Hostile(String settings, FailureCode failure) {
        this.settings = settings;
        this.failure = failure;
    }

    RawJson settings() {
        return RawJson.of(settings);
    }

    FailureCode failure() {
        return failure;
    }
}
