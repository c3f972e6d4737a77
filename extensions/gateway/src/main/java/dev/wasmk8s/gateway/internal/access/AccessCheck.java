package dev.wasmk8s.gateway.internal.access;

import dev.wasmk8s.admission.Status;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.internal.answer.Quoted;
import dev.wasmk8s.gateway.internal.answer.Refusal;
import dev.wasmk8s.gateway.internal.answer.StatusResponse;
import dev.wasmk8s.gateway.internal.answer.Trail;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks whether a user may do something, and turns every answer but yes into the API server's: 403, or 500 if something
 * failed on the way to no.
 *
 * @param authorizer decides
 * @param superusers groups that may do everything without being asked for
 */
public record AccessCheck(Authorizer authorizer, Set<String> superusers) {
    private static final String DECISION = "authorization.k8s.io/decision";
    private static final String REASON = "authorization.k8s.io/reason";

    /**
     * Requires the access that is the request's own.
     *
     * @param target the request target, for the message of a failure
     * @throws Refusal if it is not allowed
     */
    public void require(SubjectAccessReviewSpec spec, String target, Trail trail) {
        Decision decision = decide(spec);
        trail.errors(decision.errors());
        if (decision instanceof Decision.Allow) {
            trail.annotate(DECISION, "allow");
            trail.annotate(REASON, decision.reason());
        } else if (decision.errors().isEmpty()) {
            trail.annotate(DECISION, "forbid");
            trail.annotate(REASON, decision.reason());
            throw forbidden(spec, decision.reason());
        } else {
            trail.annotate(REASON, "internal error");
            String text =
                    Forbidden.sanitize("Internal Server Error: " + Quoted.of(target) + ": " + text(decision.errors()));
            throw new Refusal(Outcome.FORBIDDEN, StatusResponse.text(500, text), text);
        }
    }

    /**
     * Requires access that the request needs besides its own. No is 403 even if something failed.
     *
     * @throws Refusal if it is not allowed
     */
    public void requireAlso(SubjectAccessReviewSpec spec, Trail trail) {
        Decision decision = decide(spec);
        trail.errors(decision.errors());
        if (!(decision instanceof Decision.Allow)) {
            throw forbidden(spec, decision.reason());
        }
    }

    private Decision decide(SubjectAccessReviewSpec spec) {
        UserInfo user = spec.user();
        if (!Collections.disjoint(user.groups(), superusers)) {
            return Decision.allow("");
        }
        try {
            return authorizer.authorize(spec);
        } catch (ReviewException e) {
            return new Decision.NoOpinion("", List.of(e));
        } catch (RuntimeException e) {
            return new Decision.NoOpinion(
                    "", List.of(new ReviewException(FailureCode.INTERNAL, "the authorizer failed", e)));
        }
    }

    private static Refusal forbidden(SubjectAccessReviewSpec spec, String reason) {
        Status status = Forbidden.status(spec, reason);
        return new Refusal(Outcome.FORBIDDEN, status);
    }

    /** One error as it is; several, without repetitions, in brackets. */
    private static String text(List<ReviewException> errors) {
        List<String> texts =
                errors.stream().map(ReviewException::getMessage).distinct().toList();
        return texts.size() == 1 ? texts.get(0) : texts.stream().collect(Collectors.joining(", ", "[", "]"));
    }
}
