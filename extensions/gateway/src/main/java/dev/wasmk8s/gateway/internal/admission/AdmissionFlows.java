package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.gateway.GatewayResponse;
import dev.wasmk8s.gateway.RequestInfo;
import dev.wasmk8s.gateway.internal.answer.Trail;
import dev.wasmk8s.gateway.internal.json.Json;

/** Which way a request is admitted. */
public final class AdmissionFlows {
    private AdmissionFlows() {}

    /** Whether a request connects to an object; it is admitted by its head, and its body is not for the gateway. */
    public static boolean isConnect(RequestInfo info) {
        return ConnectOptions.kind(info).isPresent();
    }

    /** Whether a request writes objects. */
    public static boolean isWrite(RequestInfo info) {
        return info.resourceRequest()
                && !isConnect(info)
                && switch (info.verb()) {
                    case "create", "update", "patch", "delete", "deletecollection" -> true;
                    default -> false;
                };
    }

    /**
     * Admits a connect.
     *
     * @throws dev.wasmk8s.gateway.internal.answer.Refusal if it is not admitted
     */
    public static void connect(WriteRequest request, Admitter admitter, Trail trail) {
        String kind = ConnectOptions.kind(request.info()).orElseThrow();
        Reviewer reviewer = new Reviewer(admitter, request, trail);
        AdmissionRequest review = reviewer.review(Operation.CONNECT, new GroupVersionKind("", "v1", kind))
                .object(Json.raw(ConnectOptions.of(kind, request.info(), request.query())))
                .build();
        reviewer.admitUnchanged(review);
    }

    /**
     * Admits a write and carries it out.
     *
     * @throws dev.wasmk8s.gateway.internal.answer.Refusal if it is not admitted
     */
    public static GatewayResponse write(Exchange exchange) {
        return switch (exchange.info().verb()) {
            case "create" -> CreateFlow.run(exchange);
            case "update" -> UpdateFlow.run(exchange);
            case "patch" -> PatchFlow.run(exchange);
            case "delete" -> DeleteFlow.run(exchange);
            default -> DeleteCollectionFlow.run(exchange);
        };
    }
}
