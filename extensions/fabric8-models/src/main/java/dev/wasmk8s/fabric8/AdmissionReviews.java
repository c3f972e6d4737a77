package dev.wasmk8s.fabric8;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.change.JsonPatcher;
import dev.wasmk8s.spec.review.AdmissionResponse;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import dev.wasmk8s.spec.verify.AdmissionReviewVerifier;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReview;
import java.util.Optional;

/**
 * Converts AdmissionReviews, {@code admission.k8s.io/v1}, by way of their wire form. Objects and options in them are
 * written and read as {@link ResourceJson} does; unknown fields of a review itself do not come along. Immutable and
 * safe for use by several threads.
 */
public final class AdmissionReviews {
    private static final System.Logger LOG = System.getLogger(AdmissionReviews.class.getName());

    private final ResourceJson json;

    /** Converts reviews of resources that {@link ResourceJson#standard} can write and read. */
    public AdmissionReviews() {
        this(ResourceJson.standard());
    }

    /** Converts reviews of resources that {@code json} can write and read. */
    public AdmissionReviews(ResourceJson json) {
        this.json = json;
    }

    /**
     * Answers a review of an API server. In contrast to {@link #toAnswer} the answer speaks the API server's language:
     * a changed object is sent as a JSON Patch that replaces the whole, and audit annotations say {@code NAME_KEY} in
     * place of {@code NAME/KEY}, since the API server puts the name of the webhook and a slash before them and takes
     * no second one.
     *
     * @return a review with the answer half alone
     * @throws ReviewException if {@link #toRequest} or the admitter throws it. A webhook answers with HTTP 500, so
     *     that its failure policy decides.
     */
    public AdmissionReview answer(AdmissionReview review, Admitter admitter) {
        AdmissionRequest request = toRequest(review);
        Verdict verdict = admitter.admit(request);
        Optional<RawJson> object = verdict instanceof Verdict.Allowed allowed ? allowed.object() : Optional.empty();
        return read(AdmissionReviewCodec.writeAnswer(
                AdmissionResponse.ofWebhook(request.uid(), verdict, object.map(JsonPatcher::replacement))));
    }

    /**
     * Reads the request half of a review.
     *
     * @throws ReviewException with {@code REQUEST_MALFORMED} if it is incomplete
     */
    public AdmissionRequest toRequest(AdmissionReview review) {
        return AdmissionReviewCodec.readRequest(write(review, FailureCode.REQUEST_MALFORMED));
    }

    /**
     * Makes a review with the request half. Its objects are of the classes that their kinds name, as with
     * {@link ResourceJson#read(RawJson)}.
     *
     * @throws ReviewException with {@code REQUEST_MALFORMED} if an object does not fit its class
     */
    public AdmissionReview toReview(AdmissionRequest request) {
        return read(AdmissionReviewCodec.writeRequest(request));
    }

    /**
     * Reads and verifies the answer half of a review, as of a module. A change must be of patch type {@code Full}.
     *
     * @param asked the request half, as it was sent
     * @param from who answered: named in the text of a denial and before the keys of audit annotations
     * @param mutating whether it may change the object
     * @throws ReviewException if the answer breaks a rule
     */
    public Verdict toVerdict(AdmissionReview answered, AdmissionRequest asked, String from, boolean mutating) {
        RawJson answer = write(answered, FailureCode.RESPONSE_MALFORMED);
        return AdmissionReviewVerifier.verify(
                AdmissionReviewCodec.readAnswer(answer),
                asked,
                from,
                mutating,
                dropped -> LOG.log(System.Logger.Level.WARNING, "{0}: {1}", from, dropped));
    }

    /** Makes a review with the answer half alone, as a module answers: a changed object has patch type {@code Full}. */
    public AdmissionReview toAnswer(String uid, Verdict verdict) {
        return read(AdmissionReviewCodec.writeAnswer(AdmissionResponse.of(uid, verdict)));
    }

    private RawJson write(AdmissionReview review, FailureCode code) {
        try {
            return json.write(review);
        } catch (IllegalArgumentException e) {
            throw new ReviewException(code, String.valueOf(e.getMessage()));
        }
    }

    private AdmissionReview read(RawJson review) {
        try {
            return json.read(review, AdmissionReview.class);
        } catch (IllegalArgumentException e) {
            throw new ReviewException(FailureCode.REQUEST_MALFORMED, String.valueOf(e.getMessage()));
        }
    }
}
