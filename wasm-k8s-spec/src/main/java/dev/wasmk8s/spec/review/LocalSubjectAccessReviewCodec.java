package dev.wasmk8s.spec.review;

import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.json.JsonReader;
import dev.wasmk8s.spec.json.PlainText;

/**
 * LocalSubjectAccessReviews ({@code authorization.k8s.io/v1}) between bytes and values: a SubjectAccessReview about one
 * namespace, for those who may ask about that one alone. So all its namespaces must agree, and a path has no place in it.
 */
public final class LocalSubjectAccessReviewCodec {
    private static final String KIND = "LocalSubjectAccessReview";
    private static final int LONGEST_NAMESPACE = 100;

    private LocalSubjectAccessReviewCodec() {}

    /**
     * Reads the request half of a caller's review. Version, kind and {@code resourceAttributes} are required.
     *
     * @param namespace that of the request; the review may repeat it in its metadata, and must in its attributes
     * @throws ReviewException with {@code REQUEST_MALFORMED} if it cannot be read, or is about another namespace
     */
    public static SubjectAccessReviewSpec readRequest(RawJson review, String namespace) {
        String apiVersion = UseCase.AUTHORIZATION.apiVersion();
        SubjectAccessReviewSpec asked =
                ReviewDocument.readRequest(review, apiVersion, KIND, "spec", AccessSpecCodec::read);
        if (namespace.isEmpty()) {
            throw malformed("a " + KIND + " needs a namespace");
        }
        if (asked.resourceAttributes().isEmpty()) {
            throw malformed("nonResourceAttributes have no place in a " + KIND);
        }
        String own = JsonReader.read(review, FailureCode.REQUEST_MALFORMED, in -> ReviewDocument.Parts.read(
                        in, "metadata", ReviewDocument::namespace)
                .half()
                .orElse(""));
        if (!own.isEmpty()) {
            requireSame("metadata.namespace", own, namespace);
        }
        requireSame(
                "spec.resourceAttributes.namespace",
                asked.resourceAttributes().get().namespace(),
                namespace);
        return asked;
    }

    /** Writes a review with its answer half. */
    public static RawJson writeAnswer(SubjectAccessReviewStatus status) {
        return SubjectAccessReviewCodec.writeAnswer(KIND, status);
    }

    private static void requireSame(String field, String found, String namespace) {
        if (!found.equals(namespace)) {
            throw malformed(field + " is \"" + PlainText.of(found, LONGEST_NAMESPACE)
                    + "\", and the request is about \"" + PlainText.of(namespace, LONGEST_NAMESPACE) + "\"");
        }
    }

    private static ReviewException malformed(String detail) {
        return new ReviewException(FailureCode.REQUEST_MALFORMED, detail);
    }
}
