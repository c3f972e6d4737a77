package dev.wasmk8s.testing;

import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.testing.json.Json;
import java.util.Objects;

/** What a golden file expects of a module. Immutable. */
public sealed interface Expectation {
    /**
     * An answer.
     *
     * @param half the keys of the answer half that are compared; others may be there or not
     */
    record OfAnswer(Json.Mapping half) implements Expectation {
        /** Checks that it is not null. */
        public OfAnswer {
            Objects.requireNonNull(half, "half");
        }
    }

    /**
     * A failure.
     *
     * @param code why
     * @param contains part of what is told of it; may be empty
     */
    record OfFailure(FailureCode code, String contains) implements Expectation {
        /** Checks that nothing is null. */
        public OfFailure {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(contains, "contains");
        }
    }
}
