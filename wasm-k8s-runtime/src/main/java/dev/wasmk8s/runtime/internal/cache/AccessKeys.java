package dev.wasmk8s.runtime.internal.cache;

import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.spec.review.SubjectAccessReviewCodec;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * Turns access checks into keys: SHA-256 of what a module would be sent, so that everything that it can look at counts,
 * the order of groups and of extra values included.
 */
final class AccessKeys {
    /** From this many bytes on, the API server does not keep an answer: a requester chooses them. */
    static final int TOO_LARGE = 10_000;

    private static final int MOST_BYTES_OF_A_CHAR = 3;

    private AccessKeys() {}

    static Digest of(SubjectAccessReviewSpec spec) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return Digest.of(
                    sha256.digest(SubjectAccessReviewCodec.writeRequest(spec).toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether what a requester chooses is small enough to be kept an answer of. */
    static boolean isSmall(SubjectAccessReviewSpec spec) {
        if (spec.resourceAttributes().isPresent()) {
            ResourceAttributes asked = spec.resourceAttributes().get();
            return isSmall(
                    asked.namespace(),
                    asked.verb(),
                    asked.group(),
                    asked.version(),
                    asked.resource(),
                    asked.subresource(),
                    asked.name());
        }
        NonResourceAttributes asked = spec.nonResourceAttributes().orElseThrow();
        return isSmall(asked.path(), asked.verb());
    }

    private static boolean isSmall(String... texts) {
        long chars = 0;
        for (String text : texts) {
            chars += text.length();
        }
        if (chars * MOST_BYTES_OF_A_CHAR < TOO_LARGE) {
            return true;
        }
        long bytes = 0;
        for (String text : texts) {
            bytes += utf8Length(text);
        }
        return bytes < TOO_LARGE;
    }

    /** Half a surrogate pair counts two, so that a pair counts the four that it takes. */
    private static long utf8Length(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : MOST_BYTES_OF_A_CHAR;
        }
        return bytes;
    }
}
