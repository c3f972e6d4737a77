package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.util.function.Supplier;

/** The frame around every review: whatever goes wrong in it is a {@link ReviewException} that names the module. */
final class Review {
    private Review() {}

    /**
     * Carries out a review.
     *
     * @param module the name to put on failures
     */
    static <T> T by(String module, Supplier<T> review) {
        try {
            return review.get();
        } catch (ReviewException e) {
            throw e.in(module);
        } catch (RuntimeException e) {
            // Without its message, which could quote the document.
            throw new ReviewException(
                    FailureCode.INTERNAL, module, "unexpected " + e.getClass().getName(), e);
        }
    }
}
