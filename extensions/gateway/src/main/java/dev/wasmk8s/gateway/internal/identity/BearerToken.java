package dev.wasmk8s.gateway.internal.identity;

import dev.wasmk8s.gateway.Headers;
import java.util.Locale;
import java.util.Optional;

/**
 * The bearer token of the {@code Authorization} header, found as the API server finds it: the first header field
 * counts, the scheme is compared without regard to case, one space follows it, and what comes after the token is
 * ignored.
 */
final class BearerToken {
    /** What the API server warns a client with who wrote two spaces. */
    static final String EXTRA_SPACE =
            "the provided Authorization header contains extra space before the bearer token, and is ignored";

    private BearerToken() {}

    /** The token; absent if there is none, never empty. */
    static Optional<String> of(Headers headers) {
        String[] parts = parts(headers);
        return parts.length > 1 && !parts[1].isEmpty() ? Optional.of(parts[1]) : Optional.empty();
    }

    /** Whether a token was overlooked because of an extra space. */
    static boolean hasExtraSpace(Headers headers) {
        String[] parts = parts(headers);
        return parts.length == 3 && parts[1].isEmpty();
    }

    private static String[] parts(Headers headers) {
        String[] parts =
                headers.first("Authorization").map(String::strip).orElse("").split(" ", 3);
        return parts[0].toLowerCase(Locale.ROOT).equals("bearer") ? parts : new String[0];
    }
}
