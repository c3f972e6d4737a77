package dev.wasmk8s.fuzzing;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.envelope.ResponseEnvelope;
import dev.wasmk8s.spec.json.JsonReader;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.TokenReviewCodec;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a guest wrote: the readers of each use case agree with the general one about the envelope, and give what their
 * codec gives for the review in it.
 */
public final class EnvelopeTarget {
    private EnvelopeTarget() {}

    /** An answer or a failure. */
    private record Outcome(Optional<Object> value, Optional<FailureCode> code) {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        RawJson stdout = RawJson.wrap(bytes);
        Outcome general = outcome(stdout, ResponseEnvelope::read);
        check(stdout, general, TokenReviewCodec::readEnvelope, TokenReviewCodec::readStatus);
        check(stdout, general, SubjectAccessReviewCodec::readEnvelope, SubjectAccessReviewCodec::readStatus);
        check(stdout, general, AdmissionReviewCodec::readEnvelope, AdmissionReviewCodec::readAnswer);
        general.value.ifPresent(review -> JsonReader.check((RawJson) review, FailureCode.INTERNAL));
    }

    private static <T> void check(
            RawJson stdout, Outcome general, Function<RawJson, T> envelope, Function<RawJson, T> review) {
        Outcome own = outcome(stdout, envelope);
        if (general.value.isPresent()) {
            Finding.unlessEqual(own, outcome((RawJson) general.value.get(), review), "in and out of an envelope");
        } else {
            Finding.unlessEqual(own, general, "envelope");
        }
    }

    private static Outcome outcome(RawJson document, Function<RawJson, ?> read) {
        try {
            return new Outcome(Optional.of(read.apply(document)), Optional.empty());
        } catch (ReviewException e) {
            Finding.unless(
                    e.code() == FailureCode.RESPONSE_MALFORMED || e.code() == FailureCode.GUEST_REPORTED, e.toString());
            return new Outcome(Optional.empty(), Optional.of(e.code()));
        }
    }
}
