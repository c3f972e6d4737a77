package dev.wasmk8s.spec.envelope;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.json.Envelope;
import dev.wasmk8s.spec.json.JsonWriter;
import java.util.Optional;

/**
 * What a guest reads on its standard input: {@code {"request": REVIEW, "settings": VALUE}}.
 *
 * <p>The codecs write a review and its envelope in one step; this is for a review that is a document already.
 */
public final class RequestEnvelope {
    private RequestEnvelope() {}

    /**
     * Wraps a whole review.
     *
     * @param settings what is configured for the module, sent as it is; without it, or with the JSON null, the key is
     *     left out
     * @throws dev.wasmk8s.review.ReviewException with {@code REQUEST_MALFORMED} if either is not well-formed JSON
     */
    public static RawJson write(RawJson review, Optional<RawJson> settings) {
        JsonWriter out = Envelope.begin(review.size(), settings);
        out.rawObjectOrNull("request", Optional.of(review));
        return Envelope.finish(out, settings);
    }
}
