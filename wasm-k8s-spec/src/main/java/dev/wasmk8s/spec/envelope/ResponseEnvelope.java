package dev.wasmk8s.spec.envelope;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.json.Envelope;
import dev.wasmk8s.spec.json.JsonReader;

/**
 * What a guest writes to its standard output: {@code {"response": REVIEW}} or {@code {"error": TEXT}}.
 *
 * <p>The codecs read an envelope and its review in one step; this is for a caller who wants the review as a document.
 */
public final class ResponseEnvelope {
    private ResponseEnvelope() {}

    /**
     * Unwraps the review. A non-empty {@code error} wins over any {@code response}; null and the empty text stand for
     * no error; unknown keys are ignored.
     *
     * @param stdout all that the guest wrote
     * @return the review, as part of {@code stdout}, not copied
     * @throws dev.wasmk8s.review.ReviewException with {@code GUEST_REPORTED} and the guest's text (at most 4096
     *     characters of it) if the guest reported an error, or with {@code RESPONSE_MALFORMED} if the output is not
     *     exactly one envelope with a response
     */
    public static RawJson read(RawJson stdout) {
        return Envelope.read(stdout, JsonReader::rawObject);
    }
}
