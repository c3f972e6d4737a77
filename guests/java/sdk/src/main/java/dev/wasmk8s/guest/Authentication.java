package dev.wasmk8s.guest;

import java.util.List;
import java.util.Optional;

/** The answer of an authenticator: a user, or nobody that this module knows. Immutable; no parameter may be null. */
public final class Authentication implements Answer {
    private static final Authentication UNKNOWN = new Authentication(Optional.empty(), List.of());

    private final Optional<UserInfo> user;
    private final List<String> audiences;

    private Authentication(Optional<UserInfo> user, List<String> audiences) {
        this.user = user;
        this.audiences = audiences;
    }

    /** The token is {@code user}'s. */
    public static Authentication user(UserInfo user) {
        return new Authentication(Optional.of(user), List.of());
    }

    /**
     * The token is not known here: the next authenticator is asked. For a token that could not be checked throw a
     * {@link GuestException} instead, lest the answer be cached.
     */
    public static Authentication unknown() {
        return UNKNOWN;
    }

    /**
     * Names the audiences, of those that were asked for, which the token is good for. Without this call the answer is
     * that of an authenticator that knows nothing of audiences, and the API server's own apply.
     */
    public Authentication forAudiences(List<String> audiences) {
        return new Authentication(user, List.copyOf(audiences));
    }

    @Override
    public void write(JsonWriter out) {
        out.open('{').name("authenticated").flag(user.isPresent());
        if (user.isPresent()) {
            out.name("user");
            user.get().write(out);
        }
        if (!audiences.isEmpty()) {
            out.name("audiences").strings(audiences);
        }
        out.close('}');
    }
}
