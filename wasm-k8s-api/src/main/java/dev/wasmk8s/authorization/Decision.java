package dev.wasmk8s.authorization;

import dev.wasmk8s.review.ReviewException;
import java.util.List;
import java.util.Objects;

/**
 * The answer to a SubjectAccessReview. Immutable.
 *
 * <p>Failures travel with a decision, not in its place: a chain may have a decision although one of its members
 * failed, and an answer that says both allow and deny is a denial and a failure. The API server turns anything but
 * {@link Allow} into HTTP 403 if there are no errors, and into 500 if there are.
 */
public sealed interface Decision {
    /** Why, for humans; may be empty. */
    String reason();

    /** What went wrong on the way; empty if nothing did. */
    List<ReviewException> errors();

    /** The user may do it. */
    record Allow(String reason, List<ReviewException> errors) implements Decision {
        /** Copies the list. */
        public Allow {
            Objects.requireNonNull(reason, "reason");
            errors = List.copyOf(errors);
        }
    }

    /** The user must not do it, whatever others would say. */
    record Deny(String reason, List<ReviewException> errors) implements Decision {
        /** Copies the list. */
        public Deny {
            Objects.requireNonNull(reason, "reason");
            errors = List.copyOf(errors);
        }
    }

    /** The authorizer does not know; others may. If none does, the user must not do it. */
    record NoOpinion(String reason, List<ReviewException> errors) implements Decision {
        /** Copies the list. */
        public NoOpinion {
            Objects.requireNonNull(reason, "reason");
            errors = List.copyOf(errors);
        }
    }

    /** Allow, without errors. */
    static Decision allow(String reason) {
        return new Allow(reason, List.of());
    }

    /** Deny, without errors. */
    static Decision deny(String reason) {
        return new Deny(reason, List.of());
    }

    /** No opinion, without errors. */
    static Decision noOpinion(String reason) {
        return new NoOpinion(reason, List.of());
    }
}
