package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.GatewayResponse;
import dev.wasmk8s.gateway.RequestInfo;
import dev.wasmk8s.gateway.Upstream;
import dev.wasmk8s.gateway.internal.access.AccessCheck;
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
 * @param admitter admits
 * @param access authorizes what the request turns out to do besides
 * @param trail where findings are noted
 */
@SuppressWarnings("ArrayRecordComponent") // A body is handed on once and never compared.
public record Exchange(
        WriteRequest request, byte[] body, Upstream upstream, Admitter admitter, AccessCheck access, Trail trail) {
    /** How often a write is decided anew because its object was changed by somebody else meanwhile. */
    private static final int ATTEMPTS = 5;

    private static final int CONFLICT = 409;

    RequestInfo info() {
        return request.info();
    }

    Reviewer reviewer() {
        return new Reviewer(admitter, request, trail);
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
        for (int i = 1; i < ATTEMPTS; i++) {
            try {
                GatewayResponse response = attempt.apply(apiServer());
                if (response.status() != CONFLICT) {
                    return response;
                }
            } catch (StaleException e) {
                // Decided anew below, like a conflict that the API server tells.
            }
            rollback.run();
        }
        try {
            return attempt.apply(apiServer());
        } catch (StaleException e) {
            throw new Refusal(
                    Outcome.UPSTREAM_REFUSED,
                    ApiStatus.conflict("Operation cannot be fulfilled on " + info().resource() + " "
                            + Quoted.of(info().name()) + ": the object has been modified; please apply your changes to"
                            + " the latest version and try again"));
        }
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
        access.requireAlso(SubjectAccessReviewSpec.of(request.user(), create), trail);
    }

    /** The object changed while it was being decided on. */
    static final class StaleException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StaleException() {
            super(null, null, false, false);
        }
    }
}
