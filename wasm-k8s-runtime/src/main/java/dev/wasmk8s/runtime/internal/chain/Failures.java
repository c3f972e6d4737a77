package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;

/** What it means that a member threw an exception. */
final class Failures {
    private Failures() {}

    /**
     * The failure of a member.
     *
     * @throws ReviewException what it threw, if that is not for the member's failure policy to judge
     */
    static ReviewException of(String member, RuntimeException thrown) {
        if (!(thrown instanceof ReviewException failure)) {
            return new ReviewException(FailureCode.INTERNAL, member, "failed unexpectedly: " + thrown, thrown);
        }
        if (isOfTheWalk(failure.code())) {
            throw failure;
        }
        return failure.module().isPresent() ? failure : failure.in(member);
    }

    /** Nobody who comes after would fare better, and to pass it over would be to answer without having asked. */
    private static boolean isOfTheWalk(FailureCode code) {
        return code == FailureCode.REQUEST_MALFORMED || code == FailureCode.INTERRUPTED || code == FailureCode.CLOSED;
    }
}
