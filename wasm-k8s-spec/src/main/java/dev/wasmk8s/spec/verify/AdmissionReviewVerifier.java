package dev.wasmk8s.spec.verify;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.change.FullPatch;
import dev.wasmk8s.spec.change.InapplicablePatchException;
import dev.wasmk8s.spec.change.JsonPatcher;
import dev.wasmk8s.spec.json.PlainText;
import dev.wasmk8s.spec.review.AdmissionResponse;
import dev.wasmk8s.spec.review.AdmissionReviewAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Verifies the answer to an AdmissionReview, in the order and with the texts of the API server: form first, then audit
 * annotations and warnings, then whether it is allowed, then the patch.
 */
public final class AdmissionReviewVerifier {
    private AdmissionReviewVerifier() {}

    /**
     * Verifies an answer.
     *
     * @param module the name of the module, for texts and audit annotations
     * @param mutating whether the module may change the object
     * @param log gets a sentence about each annotation or warning that was dropped
     * @return the verdict. A patch where there is no object to change is a denial with HTTP code 500 that carries the
     *     failure, because the API server lets no failure policy pass over it.
     * @throws ReviewException with {@code RESPONSE_REFUSED} if the answer breaks a rule, or with {@code
     *     RESPONSE_MALFORMED} if its patch cannot be decoded
     */
    public static Verdict verify(
            AdmissionReviewAnswer answer,
            AdmissionRequest request,
            String module,
            boolean mutating,
            Consumer<String> log) {
        return verify(answer, request, module, mutating, Optional.empty(), log);
    }

    /**
     * The same, where a patch may be of the type {@code JSONPatch} as well.
     *
     * @param patcher applies such patches; none are taken if it is absent. One that does not fit the object is a denial
     *     with HTTP code 500 that carries the failure, because the API server lets no failure policy pass over it.
     */
    public static Verdict verify(
            AdmissionReviewAnswer answer,
            AdmissionRequest request,
            String module,
            boolean mutating,
            Optional<JsonPatcher> patcher,
            Consumer<String> log) {
        // As part of the JSON, base64 comes before every rule.
        Optional<RawJson> patch = patch(answer);
        AdmissionResponse response = AnswerForm.check(answer, request.uid(), mutating, patch.isPresent());
        DropLog drops = new DropLog(log);
        Map<String, String> annotations = AuditAnnotations.of(module, response.auditAnnotations(), drops);
        List<String> warnings = Warnings.of(response.warnings(), drops);
        drops.end();
        if (!response.allowed()) {
            return new Verdict.Denied(Denial.status(module, response.status()), warnings, annotations, List.of());
        }
        if (patch.isEmpty()) {
            return new Verdict.Allowed(Optional.empty(), warnings, annotations, List.of());
        }
        String type = response.patchType().orElse("");
        if (type.equals(JsonPatcher.TYPE) && patcher.isPresent()) {
            JsonPatcher.Patch operations = patcher.get().decode(patch.get());
            return patched(operations, request.object(), module, warnings, annotations);
        }
        requireFull(type);
        if (request.object().isEmpty()) {
            return nothingToModify(module, warnings, annotations);
        }
        RawJson object = FullPatch.check(patch.get(), request.object().get());
        return new Verdict.Allowed(Optional.of(object), warnings, annotations, List.of());
    }

    /** A patch of no bytes is no patch. */
    private static Optional<RawJson> patch(AdmissionReviewAnswer answer) {
        if (answer.response().isEmpty() || answer.response().get().patch().isEmpty()) {
            return Optional.empty();
        }
        RawJson bytes = FullPatch.decodeBase64(answer.response().get().patch().get());
        return bytes.size() > 0 ? Optional.of(bytes) : Optional.empty();
    }

    private static Verdict patched(
            JsonPatcher.Patch patch,
            Optional<RawJson> object,
            String module,
            List<String> warnings,
            Map<String, String> annotations) {
        if (patch.isEmpty()) {
            return new Verdict.Allowed(Optional.empty(), warnings, annotations, List.of());
        }
        if (object.isEmpty()) {
            return nothingToModify(module, warnings, annotations);
        }
        try {
            RawJson changed = FullPatch.check(patch.applyTo(object.get()), object.get());
            return new Verdict.Allowed(Optional.of(changed), warnings, annotations, List.of());
        } catch (InapplicablePatchException e) {
            String cause = "returned a patch that cannot be applied: " + PlainText.of(e.detail(), 500);
            return internalError(module, cause, warnings, annotations);
        }
    }

    private static void requireFull(String type) {
        if (!type.equals(FullPatch.TYPE)) {
            throw new ReviewException(
                    FailureCode.RESPONSE_REFUSED, "unsupported patch type \"" + PlainText.of(type, 100) + "\"");
        }
    }

    private static Verdict nothingToModify(String module, List<String> warnings, Map<String, String> annotations) {
        String cause = "attempted to modify the object, which is not supported for this operation";
        return internalError(module, cause, warnings, annotations);
    }

    private static Verdict internalError(
            String module, String cause, List<String> warnings, Map<String, String> annotations) {
        Status status = Status.failure(
                500, "InternalError", "Internal error occurred: admission webhook \"" + module + "\" " + cause);
        ReviewException error = new ReviewException(FailureCode.RESPONSE_REFUSED, module, cause, null);
        return new Verdict.Denied(status, warnings, annotations, List.of(error));
    }
}
