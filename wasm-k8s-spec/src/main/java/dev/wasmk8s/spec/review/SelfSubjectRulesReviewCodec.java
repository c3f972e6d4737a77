package dev.wasmk8s.spec.review;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.json.JsonReader;
import dev.wasmk8s.spec.json.JsonWriter;

/**
 * SelfSubjectRulesReviews ({@code authorization.k8s.io/v1}) between bytes and values: a user asks for all that it may do
 * in a namespace. A module answers yes or no and cannot enumerate.
 */
public final class SelfSubjectRulesReviewCodec {
    private static final String KIND = "SelfSubjectRulesReview";
    private static final RawJson NONE = RawJson.of("[]");

    private SelfSubjectRulesReviewCodec() {}

    /**
     * Reads the namespace that a caller's review is about. Version, kind and namespace are required.
     *
     * @throws dev.wasmk8s.review.ReviewException with {@code REQUEST_MALFORMED} if it cannot be read
     */
    public static String readNamespace(RawJson review) {
        return ReviewDocument.readRequest(
                review, UseCase.AUTHORIZATION.apiVersion(), KIND, "spec", SelfSubjectRulesReviewCodec::namespace);
    }

    /** Writes a review that is not answered: no rules, which are said to be incomplete, and why. */
    public static RawJson writeIncomplete(String evaluationError) {
        JsonWriter out = ReviewDocument.beginAnswer(UseCase.AUTHORIZATION.apiVersion(), KIND, "status");
        out.raw("resourceRules", NONE);
        out.raw("nonResourceRules", NONE);
        out.bool("incomplete", true);
        out.string("evaluationError", evaluationError);
        return ReviewDocument.finishAnswer(out);
    }

    private static String namespace(JsonReader in) {
        String namespace = ReviewDocument.namespace(in);
        if (namespace.isEmpty()) {
            throw in.missing("namespace");
        }
        return namespace;
    }
}
