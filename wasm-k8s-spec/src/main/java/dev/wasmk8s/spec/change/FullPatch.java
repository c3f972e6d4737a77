package dev.wasmk8s.spec.change;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The patch type {@code Full}: the patch is the whole new object, as JSON in base64. It replaces the object submitted;
 * what it leaves out is gone.
 */
public final class FullPatch {
    /** The value of {@code patchType}. */
    public static final String TYPE = "Full";

    private static final String UNDECODABLE = "received undecodable patch in webhook response: ";

    private FullPatch() {}

    /** Writes an object as a patch. */
    public static String encode(RawJson object) {
        ByteBuffer base64 =
                object.read((bytes, offset, size) -> Base64.getEncoder().encode(ByteBuffer.wrap(bytes, offset, size)));
        return new String(base64.array(), base64.arrayOffset(), base64.limit(), StandardCharsets.ISO_8859_1);
    }

    /**
     * Reads base64 as Go does: line breaks are ignored, padding is required.
     *
     * @throws ReviewException with {@code RESPONSE_MALFORMED} if it is not base64
     */
    public static RawJson decodeBase64(String patch) {
        String text = patch.indexOf('\n') < 0 && patch.indexOf('\r') < 0
                ? patch
                : patch.replace("\n", "").replace("\r", "");
        if (text.length() % 4 != 0) {
            throw undecodable("its length is not that of base64 with padding");
        }
        try {
            return RawJson.wrap(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            // The decoder's message would tell a character of the object.
            throw undecodable("not standard base64");
        }
    }

    /**
     * Reads a patch and checks that it is still the same object: {@code apiVersion} and {@code kind} are as they were,
     * and so are {@code metadata.name}, {@code metadata.namespace} and {@code metadata.uid} where they were not empty.
     *
     * @param patch in base64
     * @param original the object submitted
     * @return the new object, without white space around it
     * @throws ReviewException with {@code RESPONSE_MALFORMED} if the patch is not base64 of one JSON object, with
     *     {@code RESPONSE_REFUSED} if it is another object, or with {@code REQUEST_MALFORMED} if the original is not
     *     an object
     */
    public static RawJson decode(String patch, RawJson original) {
        return check(decodeBase64(patch), original);
    }

    /** As {@link #decode}, for a patch whose base64 is decoded already. */
    public static RawJson check(RawJson decoded, RawJson original) {
        ObjectIdentity changed;
        try {
            changed = ObjectIdentity.read(decoded, FailureCode.RESPONSE_MALFORMED);
        } catch (ReviewException e) {
            throw undecodable(e.detail());
        }
        changed.requireSameAs(ObjectIdentity.read(original, FailureCode.REQUEST_MALFORMED));
        return decoded.read(FullPatch::trim).markChecked();
    }

    // Nothing but white space can surround the object that was read.
    private static RawJson trim(byte[] bytes, int offset, int size) {
        int from = offset;
        int to = offset + size;
        while (bytes[from] != '{') {
            from++;
        }
        while (bytes[to - 1] != '}') {
            to--;
        }
        return RawJson.wrap(bytes, from, to - from);
    }

    private static ReviewException undecodable(String cause) {
        return new ReviewException(FailureCode.RESPONSE_MALFORMED, UNDECODABLE + cause);
    }
}
