package dev.wasmk8s.guest;

final class AdmissionReview extends Review<AdmissionRequest, Verdict> {
    AdmissionReview() {
        super("admission.k8s.io/v1", "AdmissionReview", "request", "response");
    }

    @Override
    AdmissionRequest read(JsonCursor in) {
        return AdmissionRequest.read(in);
    }

    @Override
    Verdict complete(AdmissionRequest request, Verdict verdict) {
        return verdict.answering(request.uid());
    }
}
