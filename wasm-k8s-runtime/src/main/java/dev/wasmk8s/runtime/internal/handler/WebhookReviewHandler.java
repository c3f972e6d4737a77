package dev.wasmk8s.runtime.internal.handler;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewHandler;
import dev.wasmk8s.runtime.internal.patch.JsonDiffs;
import dev.wasmk8s.spec.change.SameJson;
import dev.wasmk8s.spec.review.AdmissionResponse;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import java.util.Optional;

/**
 * Answers AdmissionReviews as a webhook does: a changed object becomes operations, and none if it means what was submitted.
 */
public record WebhookReviewHandler(Admitter admitter) implements ReviewHandler {
    @Override
    public RawJson handle(RawJson review) {
        AdmissionRequest request = AdmissionReviewCodec.readRequest(review);
        return AdmissionReviewCodec.writeAnswer(answer(request, admitter.admit(request)));
    }

    private static AdmissionResponse answer(AdmissionRequest request, Verdict verdict) {
        Optional<RawJson> operations =
                verdict instanceof Verdict.Allowed allowed ? patch(request, allowed) : Optional.empty();
        return AdmissionResponse.ofWebhook(request.uid(), verdict, operations);
    }

    private static Optional<RawJson> patch(AdmissionRequest request, Verdict.Allowed verdict) {
        if (request.object().isEmpty() || verdict.object().isEmpty()) {
            return Optional.empty();
        }
        RawJson submitted = request.object().get();
        RawJson changed = verdict.object().get();
        return SameJson.test(submitted, changed)
                ? Optional.empty()
                : Optional.of(JsonDiffs.between(submitted, changed));
    }
}
