package dev.wasmk8s.spec.review;

import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.json.Envelope;
import dev.wasmk8s.spec.json.JsonReader;
import dev.wasmk8s.spec.json.JsonWriter;
import java.util.Optional;

/**
 * SubjectAccessReviews ({@code authorization.k8s.io/v1}) between bytes and values.
 *
 * <p>What cannot be read is a {@link dev.wasmk8s.review.ReviewException}: {@code REQUEST_MALFORMED} for the request
 * half, {@code RESPONSE_MALFORMED} for the answer half. Its message tells where and repeats no value.
 */
public final class SubjectAccessReviewCodec {
    private SubjectAccessReviewCodec() {}

    /** Writes a review with its request half. */
    public static RawJson writeRequest(SubjectAccessReviewSpec spec) {
        JsonWriter out = new JsonWriter(FailureCode.REQUEST_MALFORMED, 0);
        write(out, spec);
        return out.finish();
    }

    /** Writes a review with its request half, in the envelope for a guest; {@code settings} as in RequestEnvelope. */
    public static RawJson writeEnvelope(SubjectAccessReviewSpec spec, Optional<RawJson> settings) {
        JsonWriter out = Envelope.begin(0, settings);
        out.object("request");
        write(out, spec);
        return Envelope.finish(out.end(), settings);
    }

    /**
     * Reads the request half of a caller's review. Version, kind and exactly one of the attribute sets are required.
     */
    public static SubjectAccessReviewSpec readRequest(RawJson review) {
        return ReviewDocument.readRequest(review, UseCase.AUTHORIZATION, "spec", AccessSpecCodec::read);
    }

    /** Writes a review with its answer half. */
    public static RawJson writeAnswer(SubjectAccessReviewStatus status) {
        return writeAnswer(UseCase.AUTHORIZATION.kind(), status);
    }

    /** The same for a kind that has the same answer half. */
    static RawJson writeAnswer(String kind, SubjectAccessReviewStatus status) {
        JsonWriter out = ReviewDocument.beginAnswer(UseCase.AUTHORIZATION.apiVersion(), kind, "status");
        out.bool("allowed", status.allowed());
        out.optional("denied", status.denied());
        out.optional("reason", status.reason());
        out.optional("evaluationError", status.evaluationError());
        return ReviewDocument.finishAnswer(out);
    }

    /**
     * Reads the answer half of a review; {@link SubjectAccessReviewStatus#EMPTY} if there is none. Nothing else is
     * required.
     */
    public static SubjectAccessReviewStatus readStatus(RawJson review) {
        return JsonReader.read(review, FailureCode.RESPONSE_MALFORMED, SubjectAccessReviewCodec::review);
    }

    /** Reads the answer half of a review in the envelope that a guest wrote. Fails as ResponseEnvelope does. */
    public static SubjectAccessReviewStatus readEnvelope(RawJson stdout) {
        return Envelope.read(stdout, SubjectAccessReviewCodec::review);
    }

    private static void write(JsonWriter out, SubjectAccessReviewSpec spec) {
        ReviewDocument.beginRequest(out, UseCase.AUTHORIZATION, "spec");
        AccessSpecCodec.write(out, spec);
        out.end();
    }

    private static SubjectAccessReviewStatus review(JsonReader in) {
        return ReviewDocument.Parts.read(in, "status", SubjectAccessReviewCodec::status)
                .half()
                .orElse(SubjectAccessReviewStatus.EMPTY);
    }

    private static SubjectAccessReviewStatus status(JsonReader in) {
        boolean allowed = false;
        boolean denied = false;
        String reason = "";
        String evaluationError = "";
        in.object();
        for (String key = in.field(); key != null; key = in.field()) {
            switch (key) {
                case "allowed" -> allowed = in.bool();
                case "denied" -> denied = in.bool();
                case "reason" -> reason = in.string();
                case "evaluationError" -> evaluationError = in.string();
                default -> in.skip();
            }
        }
        return new SubjectAccessReviewStatus(allowed, denied, reason, evaluationError);
    }
}
