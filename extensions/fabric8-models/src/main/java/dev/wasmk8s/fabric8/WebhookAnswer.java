package dev.wasmk8s.fabric8;

import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.review.AdmissionResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A verdict in the form that an API server takes from a webhook. */
final class WebhookAnswer {
    private WebhookAnswer() {}

    static AdmissionResponse of(String uid, Verdict verdict) {
        AdmissionResponse response = AdmissionResponse.of(uid, verdict);
        Optional<RawJson> object = verdict instanceof Verdict.Allowed allowed ? allowed.object() : Optional.empty();
        return new AdmissionResponse(
                response.uid(),
                response.allowed(),
                response.status(),
                object.map(WebhookAnswer::replacement),
                object.map(changed -> "JSONPatch"),
                unslashed(response.auditAnnotations()),
                response.warnings());
    }

    // The API server's JSON Patch library takes the empty path in a replace, and then only there.
    private static String replacement(RawJson object) {
        String patch = "[{\"op\":\"replace\",\"path\":\"\",\"value\":" + object + "}]";
        return Base64.getEncoder().encodeToString(patch.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> unslashed(Map<String, String> annotations) {
        Map<String, String> copy = new LinkedHashMap<>();
        annotations.forEach((key, value) -> copy.put(key.replace('/', '_'), value));
        return copy;
    }
}
