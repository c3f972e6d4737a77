package dev.wasmk8s.runtime.internal.handler;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewHandler;
import dev.wasmk8s.spec.review.AdmissionResponse;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;

/** Answers AdmissionReviews. A changed object becomes a patch of the type {@code Full}. */
public record AdmissionReviewHandler(Admitter admitter) implements ReviewHandler {
    @Override
    public RawJson handle(RawJson review) {
        AdmissionRequest request = AdmissionReviewCodec.readRequest(review);
        return AdmissionReviewCodec.writeAnswer(AdmissionResponse.of(request.uid(), admitter.admit(request)));
    }
}
