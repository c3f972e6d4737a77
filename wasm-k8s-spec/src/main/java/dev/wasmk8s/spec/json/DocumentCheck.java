package dev.wasmk8s.spec.json;

import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;

/** What is checked of a document's bytes before they are parsed. */
final class DocumentCheck {
    private static final int BYTE_ORDER_MARK = 0xef;

    private DocumentCheck() {}

    static void check(byte[] bytes, int offset, int size, FailureCode failure) {
        if (size > JsonLimits.BYTES) {
            throw new ReviewException(
                    failure, "the document has " + size + " bytes, more than the " + JsonLimits.BYTES + " allowed");
        }
        int invalid = Utf8.firstInvalid(bytes, offset, size);
        if (invalid >= 0) {
            throw new ReviewException(failure, "not valid UTF-8 at byte " + invalid);
        }
        if (size > 0 && (bytes[offset] & 0xff) == BYTE_ORDER_MARK) {
            throw new ReviewException(failure, "the document starts with a byte order mark or text; expected JSON");
        }
        // The parser would take zeroes at the start for UTF-16 or UTF-32.
        for (int i = 0; i < Math.min(size, 4); i++) {
            if (bytes[offset + i] == 0) {
                throw new ReviewException(failure, "not valid JSON: a zero byte at byte " + i);
            }
        }
    }
}
