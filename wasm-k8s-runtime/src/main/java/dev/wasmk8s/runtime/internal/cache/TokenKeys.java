package dev.wasmk8s.runtime.internal.cache;

import dev.wasmk8s.authentication.TokenReviewSpec;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns tokens and their audiences into keys: HMAC-SHA-256 under a secret that never leaves this object, so that a key
 * tells nothing about a token, not even to who can guess one. Immutable and thread-safe.
 */
final class TokenKeys {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    /** Draws a secret. */
    TokenKeys() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        secret = new SecretKeySpec(random, ALGORITHM);
    }

    /** The key of a request; the order of its audiences counts. */
    Digest of(TokenReviewSpec spec) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return Digest.of(mac.doFinal(framed(spec.token(), spec.audiences())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Each string after its length, and in UTF-16, so that no two requests give the same bytes. */
    private static byte[] framed(String token, List<String> audiences) {
        int size = size(token);
        for (String audience : audiences) {
            size += size(audience);
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        put(out, token);
        for (String audience : audiences) {
            put(out, audience);
        }
        return out.array();
    }

    private static int size(String text) {
        return Integer.BYTES + Character.BYTES * text.length();
    }

    private static void put(ByteBuffer out, String text) {
        out.putInt(text.length());
        for (int i = 0; i < text.length(); i++) {
            out.putChar(text.charAt(i));
        }
    }
}
