package dev.wasmk8s.runtime.internal.version;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewHandler;

/** The authentication chain for whole TokenReviews, with the implicit audiences of the same version. Thread-safe. */
public record CurrentTokenReviews(Versions versions) implements ReviewHandler {
    @Override
    public RawJson handle(RawJson review) {
        Version version = versions.enter();
        try {
            return version.tokenReviews().handle(review);
        } finally {
            version.leave();
        }
    }
}
