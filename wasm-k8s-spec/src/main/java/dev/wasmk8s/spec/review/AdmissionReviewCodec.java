package dev.wasmk8s.spec.review;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.json.Envelope;
import dev.wasmk8s.spec.json.JsonReader;
import dev.wasmk8s.spec.json.JsonWriter;
import java.util.Optional;

/**
 * AdmissionReviews ({@code admission.k8s.io/v1}) between bytes and values. Objects and options are parts of the input
 * when read, and are put into the output as they are when written.
 *
 * <p>What cannot be read is a {@link dev.wasmk8s.review.ReviewException}: {@code REQUEST_MALFORMED} for the request
 * half, {@code RESPONSE_MALFORMED} for the answer half. Its message tells where and repeats no value.
 */
public final class AdmissionReviewCodec {
    private AdmissionReviewCodec() {}

    /** Writes a review with its request half. Absent objects and options are written as null. */
    public static RawJson writeRequest(AdmissionRequest request) {
        JsonWriter out = new JsonWriter(FailureCode.REQUEST_MALFORMED, AdmissionRequestCodec.expectedBytes(request));
        write(out, request);
        return out.finish();
    }

    /** Writes a review with its request half, in the envelope for a guest; {@code settings} as in RequestEnvelope. */
    public static RawJson writeEnvelope(AdmissionRequest request, Optional<RawJson> settings) {
        JsonWriter out = Envelope.begin(AdmissionRequestCodec.expectedBytes(request), settings);
        out.object("request");
        write(out, request);
        return Envelope.finish(out.end(), settings);
    }

    /**
     * Reads the request half of a caller's review. Version, kind, and the request's {@code uid}, {@code kind}, {@code
     * resource} and {@code operation} are required.
     */
    public static AdmissionRequest readRequest(RawJson review) {
        return ReviewDocument.readRequest(review, UseCase.ADMISSION, "request", AdmissionRequestCodec::read);
    }

    /** Writes a review with its answer half. */
    public static RawJson writeAnswer(AdmissionResponse response) {
        JsonWriter out = ReviewDocument.beginAnswer(UseCase.ADMISSION, "response");
        AdmissionResponseCodec.write(out, response);
        return ReviewDocument.finishAnswer(out);
    }

    /** Reads the answer half of a review. Nothing is required here; the verifier is strict. */
    public static AdmissionReviewAnswer readAnswer(RawJson review) {
        return JsonReader.read(review, FailureCode.RESPONSE_MALFORMED, AdmissionReviewCodec::review);
    }

    /** Reads the answer half of a review in the envelope that a guest wrote. Fails as ResponseEnvelope does. */
    public static AdmissionReviewAnswer readEnvelope(RawJson stdout) {
        return Envelope.read(stdout, AdmissionReviewCodec::review);
    }

    private static void write(JsonWriter out, AdmissionRequest request) {
        ReviewDocument.beginRequest(out, UseCase.ADMISSION, "request");
        AdmissionRequestCodec.write(out, request);
        out.end();
    }

    private static AdmissionReviewAnswer review(JsonReader in) {
        ReviewDocument.Parts<AdmissionResponse> parts =
                ReviewDocument.Parts.read(in, "response", AdmissionResponseCodec::read);
        return new AdmissionReviewAnswer(parts.apiVersion(), parts.kind(), parts.half());
    }
}
