package dev.wasmk8s.spec.verify;

import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.json.PlainText;
import dev.wasmk8s.spec.review.AdmissionResponse;
import dev.wasmk8s.spec.review.AdmissionReviewAnswer;
import java.util.Optional;

/** What must hold of an admission answer before anybody looks at what it says. */
final class AnswerForm {
    private static final int LONGEST_QUOTE = 100;

    private AnswerForm() {}

    static AdmissionResponse check(AdmissionReviewAnswer answer, String uid, boolean mutating, boolean patched) {
        if (answer.response().isEmpty()) {
            throw refused("webhook response was absent");
        }
        AdmissionResponse response = answer.response().get();
        if (!response.uid().equals(uid)) {
            throw refused("expected response.uid=" + quote(uid) + ", got " + quote(response.uid()));
        }
        if (!answer.apiVersion().equals(UseCase.ADMISSION.apiVersion())
                || !answer.kind().equals(UseCase.ADMISSION.kind())) {
            throw refused("expected webhook response of "
                    + typeOf(UseCase.ADMISSION.apiVersion(), UseCase.ADMISSION.kind()) + ", got "
                    + typeOf(answer.apiVersion(), answer.kind()));
        }
        if (mutating) {
            checkMutating(patched, response.patchType());
        } else {
            checkValidating(patched, response.patchType());
        }
        return response;
    }

    private static void checkMutating(boolean patched, Optional<String> patchType) {
        if (patched && patchType.isEmpty()) {
            throw refused("webhook returned response.patch but not response.patchType");
        }
        if (!patched && patchType.isPresent()) {
            throw refused("webhook returned response.patchType but not response.patch");
        }
        if (patchType.filter(String::isEmpty).isPresent()) {
            throw refused("webhook returned invalid response.patchType of \"\"");
        }
    }

    private static void checkValidating(boolean patched, Optional<String> patchType) {
        if (patched) {
            throw refused("validating webhook may not return response.patch");
        }
        if (patchType.isPresent()) {
            throw refused("validating webhook may not return response.patchType");
        }
    }

    private static ReviewException refused(String problem) {
        return new ReviewException(FailureCode.RESPONSE_REFUSED, "received invalid webhook response: " + problem);
    }

    /** A version and kind as the API server prints them; a version with more than one slash counts as none. */
    private static String typeOf(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        String type;
        if (slash < 0) {
            type = "/" + apiVersion;
        } else {
            type = apiVersion.indexOf('/', slash + 1) < 0 ? apiVersion : "/";
        }
        return PlainText.of(type + ", Kind=" + kind, LONGEST_QUOTE);
    }

    private static String quote(String text) {
        return '"' + PlainText.of(text, LONGEST_QUOTE) + '"';
    }
}
