package dev.wasmk8s.runtime.internal.handler;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewHandler;
import dev.wasmk8s.spec.review.SelfSubjectRulesReviewCodec;

/** Answers SelfSubjectRulesReviews: nobody can tell all that a module allows, and an empty list must not pass for it. */
public record SelfSubjectRulesReviewHandler() implements ReviewHandler {
    private static final String UNSUPPORTED = "user rule resolution is not supported by WebAssembly modules";

    @Override
    public RawJson handle(RawJson review) {
        // Malformed is malformed, whatever the answer would be.
        SelfSubjectRulesReviewCodec.readNamespace(review);
        return SelfSubjectRulesReviewCodec.writeIncomplete(UNSUPPORTED);
    }
}
