package dev.wasmk8s.spec.review;

import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.change.FullPatch;
import dev.wasmk8s.spec.change.JsonPatcher;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer half of an AdmissionReview as it is on the wire, not verified. Immutable.
 *
 * @param uid the uid of the request; empty if absent
 * @param allowed whether the request is allowed
 * @param status why not
 * @param patch the change, in base64 as received
 * @param patchType what {@code patch} is
 * @param auditAnnotations for the audit log, keys without prefix, in order
 * @param warnings for the client, in order
 */
public record AdmissionResponse(
        String uid,
        boolean allowed,
        Optional<Status> status,
        Optional<String> patch,
        Optional<String> patchType,
        Map<String, String> auditAnnotations,
        List<String> warnings) {
    /** Copies the collections. */
    public AdmissionResponse {
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(patch, "patch");
        Objects.requireNonNull(patchType, "patchType");
        auditAnnotations = auditAnnotations.isEmpty()
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(auditAnnotations));
        warnings = List.copyOf(warnings);
    }

    /**
     * The answer that an API server takes from a webhook: keys of audit annotations have no slash, since it puts a prefix
     * before them.
     *
     * @param uid the uid of the request
     * @param operations what changes the object, as a patch of type {@code JSONPatch}; empty if it is to stay
     */
    public static AdmissionResponse ofWebhook(String uid, Verdict verdict, Optional<RawJson> operations) {
        AdmissionResponse full = of(uid, verdict);
        Map<String, String> annotations = new LinkedHashMap<>();
        full.auditAnnotations.forEach((key, value) -> annotations.put(key.replace('/', '_'), value));
        return new AdmissionResponse(
                uid,
                full.allowed,
                full.status,
                operations.map(FullPatch::encode),
                operations.map(patch -> JsonPatcher.TYPE),
                annotations,
                full.warnings);
    }

    /**
     * The answer that tells of a verdict: a changed object as a patch of type {@code Full}, audit annotations with the
     * prefixes that they have. Errors on the way to the verdict have no place in it.
     *
     * @param uid the uid of the request
     */
    public static AdmissionResponse of(String uid, Verdict verdict) {
        Optional<Status> status = Optional.empty();
        Optional<String> patch = Optional.empty();
        Optional<String> patchType = Optional.empty();
        if (verdict instanceof Verdict.Denied denied) {
            status = Optional.of(denied.status());
        } else if (verdict instanceof Verdict.Allowed allowed
                && allowed.object().isPresent()) {
            patch = Optional.of(FullPatch.encode(allowed.object().get()));
            patchType = Optional.of(FullPatch.TYPE);
        }
        return new AdmissionResponse(
                uid, status.isEmpty(), status, patch, patchType, verdict.auditAnnotations(), verdict.warnings());
    }
}
