package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

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
            // Without its message, which could quote what is secret.
            String defect = "unexpected " + thrown.getClass().getName();
            return new ReviewException(FailureCode.INTERNAL, member, defect, thrown);
        }
        if (isOfTheWalk(failure.code())) {
            throw failure;
        }
        return failure.module().isPresent() ? failure : failure.in(member);
    }

    /**
     * Tells the log of a failure after which the walk goes on; an answer that comes of it need not mention it. What a
     * guest reports is its own business, and may quote a token.
     */
    static void passOver(ReviewException failure) {
        Level level = failure.code() == FailureCode.GUEST_REPORTED ? Level.DEBUG : Level.WARN;
        LoggerFactory.getLogger(Failures.class)
                .atLevel(level)
                .log(
                        "module '{}' failed with {} and is passed over",
                        failure.module().orElse(""),
                        failure.code());
    }

    /** Why there is no answer, where there is what was thrown in its place. */
    static FailureCode codeOf(Throwable thrown) {
        return thrown instanceof ReviewException failure ? failure.code() : FailureCode.INTERNAL;
    }

    /** Whether this ends the walk without an answer, whatever the member's failure policy is. */
    static boolean endsTheWalk(Throwable thrown) {
        return thrown instanceof Error || isOfTheWalk(codeOf(thrown));
    }

    /** Nobody who comes after would fare better, and to pass it over would be to answer without having asked. */
    private static boolean isOfTheWalk(FailureCode code) {
        return code == FailureCode.REQUEST_MALFORMED || code == FailureCode.INTERRUPTED || code == FailureCode.CLOSED;
    }
}
