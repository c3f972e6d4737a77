package dev.wasmk8s.fuzzing;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.change.FullPatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Base64 of a patch is decoded as Go's standard encoding does, which is written down here once more, by the letter. */
public final class Base64Target {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Base64Target() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        byte[] expected = decode(text);
        try {
            RawJson decoded = FullPatch.decodeBase64(text);
            Finding.unlessEqual(decoded, expected == null ? null : RawJson.wrap(expected), "decoded");
            Finding.unlessEqual(FullPatch.decodeBase64(FullPatch.encode(decoded)), decoded, "encoded and decoded");
        } catch (ReviewException e) {
            Finding.unlessEqual(e.code(), FailureCode.RESPONSE_MALFORMED, "code");
            Finding.unless(expected == null, "Go takes it: " + e);
        }
    }

    /** Null if it is no base64. Bits left over in the last character may have any value, as in Go. */
    private static byte[] decode(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int bits = 0;
        int count = 0;
        int padding = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int value = ALPHABET.indexOf(c);
            if (c == '\n' || c == '\r') {
                continue;
            }
            if (c == '=') {
                padding++;
            } else if (value < 0 || padding > 0) {
                return null;
            } else {
                bits = bits << 6 | value;
                count++;
                if (count % 4 == 0) {
                    out.write(bits >> 16);
                    out.write(bits >> 8);
                    out.write(bits);
                    bits = 0;
                }
            }
        }
        int left = count % 4;
        if (left == 1 || padding != (4 - left) % 4) {
            return null;
        }
        if (left == 2) {
            out.write(bits >> 4);
        } else if (left == 3) {
            out.write(bits >> 10);
            out.write(bits >> 2);
        }
        return out.toByteArray();
    }
}
