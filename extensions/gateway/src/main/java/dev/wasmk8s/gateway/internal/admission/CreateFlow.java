package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.gateway.GatewayResponse;
import dev.wasmk8s.gateway.internal.json.ObjectMeta;
import dev.wasmk8s.json.RawJson;

/**
 * POST: admitted is what was submitted, and what was admitted is sent. Defaults are not filled in yet, unlike in the
 * API server, which alone knows them.
 */
final class CreateFlow {
    private CreateFlow() {}

    static GatewayResponse run(Exchange exchange) {
        WriteRequest request = exchange.request();
        SubmittedObject submitted = SubmittedObject.read(request, exchange.body());
        if (request.info().subresource().isEmpty()) {
            submitted.makeNew();
        }
        // A name in the URL is that of the object whose subresource this is.
        String name = request.info().name().isEmpty()
                ? ObjectMeta.name(submitted.tree())
                : request.info().name();
        String namespace = request.isNamespaces() ? name : request.info().namespace();
        RawJson object = submitted.raw();
        AdmissionRequest review = exchange.reviewer()
                .review(Operation.CREATE, submitted.kind())
                .name(name)
                .namespace(namespace)
                .object(object)
                .dryRun(DryRun.isRequested(request.query().all("dryRun")))
                .options(WriteOptions.create(request.query()))
                .build();
        RawJson admitted = exchange.reviewer().admit(review).orElse(object);
        return exchange.apiServer()
                .perform("POST", request.head().path(), request.head().query(), Body.JSON, admitted.toByteArray());
    }
}
