package dev.wasmk8s.guest;

final class TokenReview extends Review<TokenReviewSpec, Authentication> {
    TokenReview() {
        super("authentication.k8s.io/v1", "TokenReview", "spec", "status");
    }

    @Override
    TokenReviewSpec read(JsonCursor in) {
        return TokenReviewSpec.read(in);
    }
}
