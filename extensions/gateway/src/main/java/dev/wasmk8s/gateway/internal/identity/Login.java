package dev.wasmk8s.gateway.internal.identity;

import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.gateway.Headers;
import dev.wasmk8s.gateway.internal.answer.Trail;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes out who sent a request. The token of the {@code Authorization} header is asked for first, then that of a
 * WebSocket; the first that is somebody's counts. Failures are kept for the log, and the client learns no more than
 * that it is not authenticated.
 *
 * @param authenticator knows the tokens
 * @param audiences the audiences of the API server; empty not to limit them
 * @param anonymous whether a request without a token is the anonymous user's. A token that is nobody's never is.
 */
public record Login(Authenticator authenticator, List<String> audiences, boolean anonymous) {
    private static final UserInfo ANONYMOUS =
            new UserInfo(UserInfo.SYSTEM_ANONYMOUS, "", List.of(UserInfo.SYSTEM_UNAUTHENTICATED), Map.of());

    /** The user, in the groups that the API server adds; absent if it is nobody's request. */
    public Optional<UserInfo> user(Headers headers, Trail trail) {
        if (BearerToken.hasExtraSpace(headers)) {
            trail.warn(List.of(BearerToken.EXTRA_SPACE));
        }
        List<String> tokens = new ArrayList<>();
        BearerToken.of(headers).ifPresent(tokens::add);
        WebSocketToken.of(headers).token().ifPresent(tokens::add);
        if (tokens.isEmpty()) {
            return anonymous ? Optional.of(ANONYMOUS) : Optional.empty();
        }
        return tokens.stream()
                .map(token -> authenticate(token, trail))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<UserInfo> authenticate(String token, Trail trail) {
        try {
            Authentication answer = authenticator.authenticate(new TokenReviewSpec(token, audiences));
            if (answer instanceof Authentication.Authenticated somebody) {
                return accepted(somebody) ? Optional.of(somebody.user().authenticated()) : Optional.empty();
            }
            trail.errors(((Authentication.Unauthenticated) answer).errors());
        } catch (ReviewException e) {
            trail.errors(List.of(e));
        } catch (RuntimeException e) {
            trail.errors(List.of(new ReviewException(FailureCode.INTERNAL, "the authenticator failed", e)));
        }
        return Optional.empty();
    }

    /** The API server compares audiences once more, after its authenticators have; nobody may be without a name. */
    private boolean accepted(Authentication.Authenticated somebody) {
        return !somebody.user().username().isEmpty()
                && (audiences.isEmpty()
                        || somebody.audiences().isEmpty()
                        || !Collections.disjoint(audiences, somebody.audiences()));
    }
}
