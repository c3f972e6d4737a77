package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.gateway.internal.json.Json;
import dev.wasmk8s.json.RawJson;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Admits a submitted object: as it was submitted or, if so set up, with the API server's defaults, which a dry run
 * tells.
 */
final class Submission {
    private static final Tie UNTIED = new Tie("", "");

    private Submission() {}

    /**
     * Admits.
     *
     * @param review without the object
     * @param tryOut what the API server would make of an object
     * @return the body to send
     */
    static byte[] admit(
            Exchange exchange,
            AdmissionRequest.Builder review,
            SubmittedObject submitted,
            UnaryOperator<ObjectNode> tryOut) {
        // A subresource may answer with something else than it was sent.
        return exchange.policy().defaulted() && exchange.info().subresource().isEmpty()
                ? admitDefaulted(exchange, review, submitted, tryOut)
                : admitAsSubmitted(exchange, review, submitted);
    }

    private static byte[] admitDefaulted(
            Exchange exchange,
            AdmissionRequest.Builder review,
            SubmittedObject submitted,
            UnaryOperator<ObjectNode> tryOut) {
        ObjectNode result = tryOut.apply(submitted.tree());
        ObjectNode admitted = exchange.reviewer().admitResult(review, result);
        return Json.write(AdmittedChange.carry(submitted.tree(), result, admitted, tryOut));
    }

    private static byte[] admitAsSubmitted(
            Exchange exchange, AdmissionRequest.Builder review, SubmittedObject submitted) {
        RawJson object = submitted.raw();
        Optional<RawJson> changed =
                exchange.reviewer().admit(review.object(object).build());
        return changed.map(json -> tied(json, Tie.to(submitted.tree()))).orElseGet(object::toByteArray);
    }

    /** Modules that know only part of an object may have lost what the write is tied to. */
    private static byte[] tied(RawJson changed, Tie tie) {
        if (tie.equals(UNTIED)) {
            return changed.toByteArray();
        }
        ObjectNode object = Reviewer.read(changed);
        tie.apply(object);
        return Json.write(object);
    }
}
