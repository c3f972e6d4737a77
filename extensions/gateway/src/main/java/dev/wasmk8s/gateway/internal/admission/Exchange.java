package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.GatewayResponse;
import dev.wasmk8s.gateway.RequestInfo;
import dev.wasmk8s.gateway.Upstream;
import dev.wasmk8s.gateway.internal.answer.ApiStatus;
import dev.wasmk8s.gateway.internal.answer.Quoted;
import dev.wasmk8s.gateway.internal.answer.Refusal;
import dev.wasmk8s.gateway.internal.answer.Trail;
import dev.wasmk8s.gateway.internal.json.ObjectMeta;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * One write, and all that deciding it takes.
 *
 * @param request the request
 * @param body its body
 * @param upstream the API server
 * @param policy who admits, and how
 * @param trail where findings are noted
 */
@SuppressWarnings("ArrayRecordComponent") // A body is handed on once and never compared.
public record Exchange(WriteRequest request, byte[] body, Upstream upstream, AdmissionPolicy policy, Trail trail) {
    /** How often a write is decided anew because its object was changed by somebody else meanwhile. */
    private static final int ATTEMPTS = 5;

    RequestInfo info() {
        return request.info();
    }

    Reviewer reviewer() {
        return new Reviewer(policy.admitter(), request, trail);
    }

    ApiServer apiServer() {
        return new ApiServer(upstream, request.head());
    }

    /**
     * Decides and performs a write that is tied to the object as it was when it was decided. If that object is another
     * by then, which the API server tells with 409, everything is decided anew.
     *
     * @param attempt one attempt; throws {@link StaleException} if it notices by itself
     */
    GatewayResponse optimistically(Function<ApiServer, GatewayResponse> attempt) {
        Runnable rollback = trail.checkpoint();
        for (int left = ATTEMPTS; ; left--) {
            try {
                GatewayResponse response = attempt.apply(apiServer());
                if (response.status() != ApiServer.CONFLICT || left == 1) {
                    return response;
                }
            } catch (StaleException e) {
                if (left == 1) {
                    throw modified();
                }
            }
            rollback.run();
        }
    }

    /** The API server's answer to a write that is tied to another version than the stored one. */
    Refusal modified() {
        return conflict("the object has been modified; please apply your changes to the latest version and try again");
    }

    /** The API server's answer to a write that is tied to another object than the stored one. */
    Refusal conflict(String why) {
        String resource = info().apiGroup().isEmpty() ? info().resource() : info().resource() + '.' + info().apiGroup();
        String message = "Operation cannot be fulfilled on " + resource + ' ' + Quoted.of(info().name()) + ": " + why;
        return new Refusal(Outcome.REFUSED, ApiStatus.conflict(message));
    }

    /** The kind of a stored object. */
    static GroupVersionKind kind(ObjectNode stored) {
        return ObjectMeta.kind(stored)
                .orElseThrow(() -> new Refusal(
                        Outcome.FAILED,
                        ApiStatus.internalError("the API server returned an object without apiVersion or kind")));
    }

    /** An update or apply that creates its object must be allowed as a create, too. */
    void requireCreate() {
        ResourceAttributes create = new ResourceAttributes(
                info().namespace(),
                "create",
                info().apiGroup(),
                info().apiVersion(),
                info().resource(),
                info().subresource(),
                info().name(),
                Optional.empty(),
                Optional.empty());
        policy.access().requireAlso(SubjectAccessReviewSpec.of(request.user(), create), trail);
    }

    /** The object changed while it was being decided on. */
    static final class StaleException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StaleException() {
            super(null, null, false, false);
        }
    }
}
