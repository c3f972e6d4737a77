package dev.wasmk8s.testing;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.testing.json.Json;
import java.util.Objects;

/** What came of asking a module: an answer, or why there is none. Immutable. */
public sealed interface Answer {
    /** What an answer says, in one word. */
    enum Meaning {
        /** The token belongs to a user. */
        AUTHENTICATED,
        /** The token belongs to nobody whom the module knows. */
        UNAUTHENTICATED,
        /** The access, or the object, is allowed. */
        ALLOWED,
        /** It is denied. */
        DENIED,
        /** The authorizer leaves it to others. */
        NO_OPINION
    }

    /**
     * The module answered.
     *
     * @param meaning what it said
     * @param review the review with its answer half, as the host hands it on
     * @param half the answer half in the form of golden files, which is what the module said: without uid, and without what
     *     the host puts before messages and the keys of audit annotations. An admission answer that allows has the {@code
     *     object} as it is afterwards
     */
    record Given(Meaning meaning, RawJson review, Json.Mapping half) implements Answer {
        /** Checks that nothing is null. */
        public Given {
            Objects.requireNonNull(meaning, "meaning");
            Objects.requireNonNull(review, "review");
            Objects.requireNonNull(half, "half");
        }
    }

    /**
     * The module failed.
     *
     * @param code why
     * @param detail what happened, without the module's name
     */
    record Failed(FailureCode code, String detail) implements Answer {
        /** Checks that nothing is null. */
        public Failed {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(detail, "detail");
        }

        static Failed of(ReviewException failure) {
            return new Failed(failure.code(), failure.detail());
        }
    }
}
