package dev.wasmk8s.guests;

import dev.wasmk8s.guest.Authentication;
import dev.wasmk8s.guest.Guest;
import dev.wasmk8s.guest.TokenReviewSpec;
import dev.wasmk8s.guest.UserInfo;

/** The token {@code magic-token} belongs to {@code magic-user}; all others are somebody else's business. */
public final class MagicAuthenticator {
    private MagicAuthenticator() {}

    public static void main(String[] args) {
        Guest.authenticator(MagicAuthenticator::authenticate);
    }

    static Authentication authenticate(TokenReviewSpec review) {
        if (!review.token().equals("magic-token")) {
            return Authentication.unknown();
        }
        return Authentication.user(UserInfo.of("magic-user", "0", "magic-group"));
    }
}
