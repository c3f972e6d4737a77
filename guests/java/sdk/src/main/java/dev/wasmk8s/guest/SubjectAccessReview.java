package dev.wasmk8s.guest;

final class SubjectAccessReview extends Review<SubjectAccessReviewSpec, Decision> {
    SubjectAccessReview() {
        super("authorization.k8s.io/v1", "SubjectAccessReview", "spec", "status");
    }

    @Override
    SubjectAccessReviewSpec read(JsonCursor in) {
        return SubjectAccessReviewSpec.read(in);
    }
}
