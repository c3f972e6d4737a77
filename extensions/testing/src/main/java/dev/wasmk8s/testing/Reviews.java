package dev.wasmk8s.testing;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.TokenReviewCodec;
import dev.wasmk8s.testing.json.InvalidJsonException;
import dev.wasmk8s.testing.json.Json;

/** Tells reviews apart. */
public final class Reviews {
    private Reviews() {}

    /**
     * What a review asks.
     *
     * @throws ReviewException with {@code REQUEST_MALFORMED} if it is none of the three, or not a whole one
     */
    public static UseCase useCase(RawJson review) {
        UseCase useCase = ofKind(kind(review));
        switch (useCase) {
            case AUTHENTICATION -> TokenReviewCodec.readRequest(review);
            case AUTHORIZATION -> SubjectAccessReviewCodec.readRequest(review);
            case ADMISSION -> AdmissionReviewCodec.readRequest(review);
        }
        return useCase;
    }

    private static UseCase ofKind(String kind) {
        for (UseCase useCase : UseCase.values()) {
            if (useCase.kind().equals(kind)) {
                return useCase;
            }
        }
        throw new ReviewException(
                FailureCode.REQUEST_MALFORMED,
                "expected a TokenReview, SubjectAccessReview or AdmissionReview"
                        + (kind.isEmpty() ? "; the kind is missing" : ", found another kind"));
    }

    private static String kind(RawJson review) {
        try {
            return Json.parse(review).text("kind").orElse("");
        } catch (InvalidJsonException e) {
            String place = e.line() == 0 ? "" : "line " + e.line() + ", column " + e.column() + ": ";
            throw new ReviewException(FailureCode.REQUEST_MALFORMED, place + "not JSON: " + e.getMessage(), e);
        }
    }
}
