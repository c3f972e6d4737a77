package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.internal.answer.ApiStatus;
import dev.wasmk8s.gateway.internal.answer.Refusal;
import dev.wasmk8s.gateway.internal.answer.Trail;
import dev.wasmk8s.gateway.internal.json.Json;
import dev.wasmk8s.gateway.internal.json.MalformedJsonException;
import dev.wasmk8s.gateway.internal.json.Nulls;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts a request before admission. Anything but an admission ends the request.
 *
 * @param admitter decides
 * @param request the request
 * @param trail where findings are noted
 */
record Reviewer(Admitter admitter, WriteRequest request, Trail trail) {
    /** A review of this request, without objects. */
    AdmissionRequest.Builder review(Operation operation, GroupVersionKind kind) {
        return AdmissionRequest.builder(operation, kind, request.resource(), request.user())
                .subResource(request.info().subresource())
                .original(kind, request.resource(), request.info().subresource())
                .name(request.info().name())
                .namespace(request.info().namespace());
    }

    /** Admits; the object to store in place of the one submitted, or absent if that one may stay. */
    Optional<RawJson> admit(AdmissionRequest review) {
        Verdict verdict = verdict(review);
        trail.warn(verdict.warnings());
        verdict.auditAnnotations().forEach(trail::annotate);
        trail.errors(verdict.errors());
        if (verdict instanceof Verdict.Denied denied) {
            throw new Refusal(Outcome.DENIED, refused(denied.status()));
        }
        return ((Verdict.Allowed) verdict).object();
    }

    /**
     * Admits what has an object that must not be changed, or none.
     *
     * @throws Refusal also if admission changes it
     */
    void admitUnchanged(AdmissionRequest review) {
        if (admit(review).isPresent()) {
            throw new Refusal(
                    Outcome.DENIED,
                    ApiStatus.internalError(
                            "admission attempted to modify the object, which is not supported for this operation"));
        }
    }

    /**
     * Admits what the API server would make of a patch.
     *
     * @param review without the object
     * @param result the object
     * @return the object to store: the result itself or what admission made of it
     */
    ObjectNode admitResult(AdmissionRequest.Builder review, ObjectNode result) {
        Optional<RawJson> changed = admit(review.object(Json.raw(result)).build());
        if (changed.isEmpty()) {
            return result;
        }
        ObjectNode object = read(changed.get());
        Nulls.drop(object, result, key -> true);
        ServerFields.copy(result, object);
        return object;
    }

    /** The object that admission made. */
    static ObjectNode read(RawJson changed) {
        try {
            return Json.readObject(changed);
        } catch (MalformedJsonException e) {
            throw new Refusal(
                    Outcome.DENIED,
                    ApiStatus.internalError("admission returned an object that cannot be read: " + e.getMessage()));
        }
    }

    private Verdict verdict(AdmissionRequest review) {
        try {
            return admitter.admit(review);
        } catch (ReviewException e) {
            return failed(e);
        } catch (RuntimeException e) {
            return failed(new ReviewException(FailureCode.INTERNAL, "admission failed", e));
        }
    }

    private static Verdict failed(ReviewException e) {
        return new Verdict.Denied(
                ApiStatus.internalError(String.valueOf(e.getMessage())), List.of(), Map.of(), List.of(e));
    }

    /** A refusal is a failure with an error code, whatever the admitter made of it. */
    private static Status refused(Status status) {
        return new Status(
                "Failure",
                status.message(),
                status.reason(),
                status.code() < 400 || status.code() > 599 ? 400 : status.code(),
                status.details());
    }
}
