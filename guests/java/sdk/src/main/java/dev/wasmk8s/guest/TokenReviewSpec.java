package dev.wasmk8s.guest;

import java.util.List;

/**
 * What is asked of an authenticator: whose token is this? No component is null.
 *
 * @param token the bearer token, without its scheme. A secret: keep it out of messages
 * @param audiences the audiences that the token should be meant for; empty when the caller does not care
 */
public record TokenReviewSpec(String token, List<String> audiences) {
    static TokenReviewSpec read(JsonCursor in) {
        String token = "";
        List<String> audiences = List.of();
        for (in.enterObject(); in.nextMember(); ) {
            switch (in.name()) {
                case "token" -> token = in.text();
                case "audiences" -> audiences = in.texts();
                default -> in.skip();
            }
        }
        return new TokenReviewSpec(token, audiences);
    }

    /** All but the token. */
    @Override
    public String toString() {
        return "TokenReviewSpec[audiences=" + audiences + "]";
    }
}
