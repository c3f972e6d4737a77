package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.internal.answer.ApiStatus;
import dev.wasmk8s.gateway.internal.answer.Refusal;
import dev.wasmk8s.gateway.internal.json.MergePatch;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carries what admission changed in an object into the document that the API server makes the object of: a submitted
 * object without its defaults, or an apply configuration.
 */
final class AdmittedChange {
    private AdmittedChange() {}

    /**
     * Carries a change.
     *
     * @param document what the client sent
     * @param result what the API server would make of it
     * @param admitted what admission made of that
     * @param tryOut what the API server would make of a document
     * @return the document to send: that of the client, or a changed copy that was tried to bring the admitted object
     *     about
     * @throws Refusal if no document is found that does
     */
    static ObjectNode carry(
            ObjectNode document, ObjectNode result, ObjectNode admitted, UnaryOperator<ObjectNode> tryOut) {
        if (ServerFields.equalBesides(result, admitted)) {
            return document;
        }
        ObjectNode changed = document.deepCopy();
        try {
            MergePatch.apply(changed, MergePatch.between(ServerFields.bare(result), ServerFields.bare(admitted)));
        } catch (MergePatch.InexpressibleException e) {
            throw inexpressible();
        }
        if (!ServerFields.equalBesides(tryOut.apply(changed), admitted)) {
            throw inexpressible();
        }
        return changed;
    }

    private static Refusal inexpressible() {
        return new Refusal(
                Outcome.REFUSED,
                ApiStatus.invalid("admission changed the object in a way that this kind of request cannot carry out:"
                        + " send the object as admission wants it"));
    }
}
