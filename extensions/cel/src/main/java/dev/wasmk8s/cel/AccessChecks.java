package dev.wasmk8s.cel;

import com.google.errorprone.annotations.Immutable;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.values.OpaqueValue;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The variable {@code authorizer}: what one user may do. */
@Immutable
@SuppressWarnings("Immutable") // an authorizer is thread-safe
final class AccessChecks extends OpaqueValue {
    private final Authorizer authorizer;
    private final UserInfo user;

    AccessChecks(Authorizer authorizer, UserInfo user) {
        this.authorizer = authorizer;
        this.user = user;
    }

    /** The same for a service account. */
    AccessChecks serviceAccount(String namespace, String name) {
        if (!DnsNames.isLabel(namespace)) {
            throw new InvalidArgument("invalid service account namespace");
        }
        if (!DnsNames.isSubdomain(name)) {
            throw new InvalidArgument("invalid service account name");
        }
        return new AccessChecks(
                authorizer,
                new UserInfo(
                        "system:serviceaccount:" + namespace + ":" + name,
                        "",
                        List.of("system:serviceaccounts", "system:serviceaccounts:" + namespace),
                        Map.of()));
    }

    UserInfo user() {
        return user;
    }

    AccessDecision ask(SubjectAccessReviewSpec spec) {
        try {
            return new AccessDecision(Objects.requireNonNull(authorizer.authorize(spec)));
        } catch (ReviewException e) {
            if (e.code() == FailureCode.INTERRUPTED || e.code() == FailureCode.CLOSED) {
                throw new ThrownOn(e);
            }
            return new AccessDecision(Texts.oneLine(e));
        } catch (RuntimeException e) {
            // Without its message, which could quote what is secret.
            return new AccessDecision("unexpected " + e.getClass().getName());
        }
    }

    @Override
    public AccessChecks value() {
        return this;
    }

    @Override
    public OpaqueType celType() {
        return AuthorizerLibrary.AUTHORIZER;
    }
}
