package dev.wasmk8s.authorization;

import dev.wasmk8s.authentication.UserInfo;
import java.util.Objects;
import java.util.Optional;

/**
 * The request half of a SubjectAccessReview, {@code authorization.k8s.io/v1}: a user, and what the user is about to
 * do. Exactly one of the two attribute sets is present. Immutable.
 *
 * <p>The wire form spreads the user over the keys {@code user}, {@code uid}, {@code groups} and {@code extra}.
 *
 * @param user the subject
 * @param resourceAttributes access to an API resource
 * @param nonResourceAttributes access to a path that is none
 */
public record SubjectAccessReviewSpec(
        UserInfo user,
        Optional<ResourceAttributes> resourceAttributes,
        Optional<NonResourceAttributes> nonResourceAttributes) {
    /**
     * Checks that exactly one attribute set is present.
     *
     * @throws IllegalArgumentException if not
     */
    public SubjectAccessReviewSpec {
        Objects.requireNonNull(user, "user");
        if (resourceAttributes.isPresent() == nonResourceAttributes.isPresent()) {
            throw new IllegalArgumentException(
                    "exactly one of resourceAttributes and nonResourceAttributes must be present");
        }
    }

    /** A user's access to an API resource. */
    public static SubjectAccessReviewSpec of(UserInfo user, ResourceAttributes attributes) {
        return new SubjectAccessReviewSpec(user, Optional.of(attributes), Optional.empty());
    }

    /** A user's access to a path that is no API resource. */
    public static SubjectAccessReviewSpec of(UserInfo user, NonResourceAttributes attributes) {
        return new SubjectAccessReviewSpec(user, Optional.empty(), Optional.of(attributes));
    }
}
