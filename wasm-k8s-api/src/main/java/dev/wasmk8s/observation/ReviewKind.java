package dev.wasmk8s.observation;

/** What a review is about. */
public enum ReviewKind {
    /** Who a token belongs to: a TokenReview. */
    AUTHENTICATION,
    /** Whether a user may do something: a SubjectAccessReview. */
    AUTHORIZATION,
    /** Whether an object may be stored, and how: an AdmissionReview. */
    ADMISSION
}
