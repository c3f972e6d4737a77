package dev.wasmk8s.examples.apiserver.access;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.examples.apiserver.embedded.rest.ReviewHandlers;
import dev.wasmk8s.review.ReviewHandler;
import dev.wasmk8s.runtime.AccessControl;
import java.util.Optional;

/** Has reviews answered by those who decide. Thread-safe. */
public record AccessReviews(AccessControl control) implements ReviewHandlers {
    @Override
    public Optional<ReviewHandler> find(String kind, String namespace, UserInfo caller) {
        return switch (kind) {
            case "TokenReview" -> Optional.of(control.tokenReviews());
            case "SubjectAccessReview" -> Optional.of(control.subjectAccessReviews());
            case "LocalSubjectAccessReview" -> Optional.of(control.localSubjectAccessReviews(namespace));
            case "SelfSubjectAccessReview" -> Optional.of(control.selfSubjectAccessReviews(caller));
            case "SelfSubjectRulesReview" -> Optional.of(control.selfSubjectRulesReviews());
            default -> Optional.empty();
        };
    }
}
