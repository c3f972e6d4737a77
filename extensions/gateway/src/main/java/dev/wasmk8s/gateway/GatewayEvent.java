package dev.wasmk8s.gateway;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.review.ReviewException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One decided request, as an audit log wants it. Immutable; holds no token, no body and no query.
 *
 * @param method the HTTP method
 * @param info what was asked of the API; absent if the request could not be read
 * @param requester who sent it; absent if nobody could be made out
 * @param user as whom it was decided: another than the requester if that one impersonates; absent as above
 * @param outcome how it ended
 * @param code the HTTP code of the answer; 0 if it was {@link Outcome#FORWARDED}, for then the API server gives it
 * @param message why: the reason of the authorizer, or the message for the client; may be empty
 * @param annotations audit annotations of authorization ({@code authorization.k8s.io/decision} and {@code reason}) and
 *     admission, in order
 * @param warnings the texts that the client is warned with, in order
 * @param errors what went wrong on the way, whether or not it decided the outcome
 * @param duration how long the gateway took, the API server's time within {@link GatewayStep.Admission#decide}
 *     included, the time until the client's body was read not
 */
public record GatewayEvent(
        String method,
        Optional<RequestInfo> info,
        Optional<UserInfo> requester,
        Optional<UserInfo> user,
        Outcome outcome,
        int code,
        String message,
        Map<String, String> annotations,
        List<String> warnings,
        List<ReviewException> errors,
        Duration duration) {
    /** Copies the collections. */
    public GatewayEvent {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(info, "info");
        Objects.requireNonNull(requester, "requester");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(message, "message");
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        warnings = List.copyOf(warnings);
        errors = List.copyOf(errors);
        Objects.requireNonNull(duration, "duration");
    }

    /** How a request ended. */
    public enum Outcome {
        /** Allowed, and handed to the embedder to send on. */
        FORWARDED,
        /** Admitted and sent on; the code is the API server's. */
        ADMITTED,
        /** Not read: ambiguous, malformed, too large or of a kind that cannot be admitted. */
        REFUSED,
        /** Nobody whom the authenticator knows. */
        UNAUTHENTICATED,
        /** The user must not do it, or it could not be found out. */
        FORBIDDEN,
        /** The object is not admitted, or that could not be found out. */
        DENIED,
        /** The API server answered a question of the gateway's with an error, which was passed on. */
        UPSTREAM_REFUSED,
        /** The API server could not be reached, or the gateway has a defect. */
        FAILED
    }
}
