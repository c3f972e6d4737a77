package dev.wasmk8s.gateway;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.internal.access.AccessCheck;
import dev.wasmk8s.gateway.internal.admission.AdmissionFlows;
import dev.wasmk8s.gateway.internal.admission.AdmissionPolicy;
import dev.wasmk8s.gateway.internal.admission.Exchange;
import dev.wasmk8s.gateway.internal.admission.WriteRequest;
import dev.wasmk8s.gateway.internal.answer.ApiStatus;
import dev.wasmk8s.gateway.internal.answer.Refusal;
import dev.wasmk8s.gateway.internal.answer.Trail;
import dev.wasmk8s.gateway.internal.identity.Impersonation;
import dev.wasmk8s.gateway.internal.identity.Login;
import dev.wasmk8s.gateway.internal.identity.OutgoingIdentity;
import dev.wasmk8s.gateway.internal.request.MalformedRequestException;
import dev.wasmk8s.gateway.internal.request.Query;
import dev.wasmk8s.gateway.internal.request.RequestInfoResolver;
import dev.wasmk8s.gateway.internal.request.RequestPath;
import dev.wasmk8s.gateway.internal.request.Selectors;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides HTTP requests to the Kubernetes API as an API server does, in front of one: who sends a request, whether that
 * user may do it, and whether its object is admitted. What is allowed goes on to the API server as the user's request,
 * by impersonation.
 *
 * <p>The gateway has no HTTP server and no HTTP client. A server gives it the head of each request and does what the
 * {@link GatewayStep} says; for writes it also lends an {@link Upstream}.
 *
 * <p>Immutable and safe for use by several threads. {@link #begin} blocks while modules work and does not belong on an
 * event loop.
 */
public final class Gateway {
    private final Login login;
    private final AccessCheck access;
    private final Impersonation impersonation;
    private final @Nullable AdmissionPolicy policy;
    private final Predicate<RequestInfo> admitted;
    private final int maxBodyBytes;
    private final GatewayListener listener;
    private final LongSupplier nanoTime;

    Gateway(GatewayBuilder builder, Authenticator authenticator, Authorizer authorizer) {
        login = new Login(authenticator, builder.audiences, builder.anonymous);
        access = new AccessCheck(authorizer, builder.superusers);
        impersonation = new Impersonation(access);
        Admitter admitter = builder.admitter;
        policy = admitter == null ? null : new AdmissionPolicy(admitter, access, builder.defaulted);
        admitted = builder.admitted;
        maxBodyBytes = builder.maxBodyBytes;
        listener = builder.listener;
        nanoTime = builder.nanoTime;
    }

    /** Starts a gateway. An authenticator and an authorizer are needed. */
    public static GatewayBuilder builder() {
        return new GatewayBuilder();
    }

    /**
     * Decides a request as far as its head tells: everything but the admission of an object.
     *
     * @return what to do next; never null. What fails becomes an answer too.
     */
    public GatewayStep begin(RequestHead head) {
        Trail trail = new Trail(head.method(), nanoTime);
        try {
            return decide(head, trail);
        } catch (RuntimeException e) {
            return new GatewayStep.Respond(refused(refusal(e, trail), trail));
        }
    }

    private GatewayStep decide(RequestHead head, Trail trail) {
        Query query = Query.parse(head.query());
        RequestInfo info = RequestInfoResolver.resolve(head.method(), RequestPath.decode(head.path()), query);
        trail.info(info);
        UserInfo requester = login.user(head.headers(), trail)
                .orElseThrow(() -> new Refusal(Outcome.UNAUTHENTICATED, ApiStatus.unauthorized()));
        trail.requester(requester);
        UserInfo user = impersonation.actingAs(requester, head.headers(), trail);
        trail.user(user);
        access.require(attributes(user, info), head.target(), trail);
        if (!isServed(head.method(), info)) {
            throw new Refusal(Outcome.REFUSED, ApiStatus.methodNotAllowed());
        }
        RequestHead outgoing = head.withHeaders(OutgoingIdentity.apply(head.headers(), user));
        return next(new WriteRequest(outgoing, info, query, user), trail);
    }

    private GatewayStep next(WriteRequest request, Trail trail) {
        if (policy != null && admitted.test(request.info())) {
            if (AdmissionFlows.isWrite(request.info())) {
                trail.pause();
                return admission(request, policy, trail);
            }
            if (AdmissionFlows.isConnect(request.info())) {
                AdmissionFlows.connect(request, policy.admitter(), trail);
            }
        }
        tell(trail, Outcome.FORWARDED, 0, "");
        return new GatewayStep.Forward(request.head(), trail.warningHeaders());
    }

    private GatewayStep admission(WriteRequest request, AdmissionPolicy by, Trail trail) {
        return new GatewayStep.Admission(
                maxBodyBytes,
                () -> {
                    trail.resume();
                    return refused(new Refusal(Outcome.REFUSED, ApiStatus.tooLarge(maxBodyBytes)), trail);
                },
                (body, upstream) -> {
                    trail.resume();
                    return write(new Exchange(request, body, upstream, by, trail));
                });
    }

    private GatewayResponse write(Exchange exchange) {
        Trail trail = exchange.trail();
        try {
            GatewayResponse response = AdmissionFlows.write(exchange);
            tell(trail, Outcome.ADMITTED, response.status(), "");
            return withWarnings(response, trail);
        } catch (RuntimeException e) {
            return refused(refusal(e, trail), trail);
        }
    }

    /** Methods that no resource has, and the verbs that once stood in paths, where they could pass for harmless ones. */
    private static boolean isServed(String method, RequestInfo info) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        return !info.resourceRequest()
                || switch (info.verb()) {
                    case "", "proxy" -> false;
                    case "watch" -> reads;
                    default -> true;
                };
    }

    private static SubjectAccessReviewSpec attributes(UserInfo user, RequestInfo info) {
        if (!info.resourceRequest()) {
            return SubjectAccessReviewSpec.of(user, new NonResourceAttributes(info.path(), info.verb()));
        }
        return SubjectAccessReviewSpec.of(
                user,
                new ResourceAttributes(
                        info.namespace(),
                        info.verb(),
                        info.apiGroup(),
                        info.apiVersion(),
                        info.resource(),
                        info.subresource(),
                        info.name(),
                        Selectors.fields(info.fieldSelector()),
                        Selectors.labels(info.labelSelector())));
    }

    private static Refusal refusal(RuntimeException e, Trail trail) {
        if (e instanceof Refusal refusal) {
            return refusal;
        }
        if (e instanceof MalformedRequestException) {
            return new Refusal(Outcome.REFUSED, ApiStatus.badRequest(String.valueOf(e.getMessage())));
        }
        trail.errors(List.of(new ReviewException(FailureCode.INTERNAL, "the gateway has a defect", e)));
        return new Refusal(Outcome.FAILED, ApiStatus.internalError("the gateway has a defect"));
    }

    private GatewayResponse refused(Refusal refusal, Trail trail) {
        tell(trail, refusal.outcome(), refusal.response().status(), String.valueOf(refusal.getMessage()));
        return withWarnings(refusal.response(), trail);
    }

    private static GatewayResponse withWarnings(GatewayResponse response, Trail trail) {
        return new GatewayResponse(response.status(), response.headers().plus(trail.warningHeaders()), response.body());
    }

    private void tell(Trail trail, Outcome outcome, int code, String message) {
        try {
            listener.decided(trail.event(outcome, code, message));
        } catch (RuntimeException e) {
            // A listener changes nothing.
        }
    }
}
