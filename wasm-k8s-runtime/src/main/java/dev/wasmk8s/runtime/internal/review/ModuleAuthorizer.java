package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.internal.guest.GuestCaller;
import dev.wasmk8s.runtime.internal.guest.Printable;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.review.SubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;
import dev.wasmk8s.spec.verify.SubjectAccessReviewVerifier;
import org.slf4j.LoggerFactory;

/** Answers SubjectAccessReviews with one module. */
record ModuleAuthorizer(ModuleDefinition definition, GuestCaller caller) implements Authorizer {
    private static final int LONGEST_QUOTE = 400;

    @Override
    public Decision authorize(SubjectAccessReviewSpec spec) {
        return Review.by(definition.name(), () -> review(spec));
    }

    private Decision review(SubjectAccessReviewSpec spec) {
        RawJson input = SubjectAccessReviewCodec.writeEnvelope(spec, definition.settings());
        RawJson output = caller.call(UseCase.AUTHORIZATION, input);
        SubjectAccessReviewStatus status = SubjectAccessReviewCodec.readEnvelope(output);
        if (!status.evaluationError().isEmpty()) {
            LoggerFactory.getLogger(ModuleAuthorizer.class)
                    .debug(
                            "module '{}' reported an evaluation error: {}",
                            definition.name(),
                            Printable.of(status.evaluationError(), LONGEST_QUOTE));
        }
        return SubjectAccessReviewVerifier.verify(status, definition.name());
    }
}
