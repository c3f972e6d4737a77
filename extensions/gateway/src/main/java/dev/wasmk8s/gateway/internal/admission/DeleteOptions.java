package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.internal.answer.ApiStatus;
import dev.wasmk8s.gateway.internal.answer.Refusal;
import dev.wasmk8s.gateway.internal.json.Json;
import dev.wasmk8s.gateway.internal.json.ObjectMeta;
import dev.wasmk8s.gateway.internal.request.Query;
import dev.wasmk8s.json.RawJson;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * DeleteOptions. They come in the body, or in the query if there is no body; the API server never mixes the two.
 *
 * @param tree the options
 * @param dryRun whether nothing is to be deleted
 */
record DeleteOptions(ObjectNode tree, boolean dryRun) {
    private static final List<String> FLAGS =
            List.of("orphanDependents", "ignoreStoreReadErrorWithClusterBreakingPotential");

    static DeleteOptions of(WriteRequest request, byte[] body) {
        ObjectNode options = body.length > 0 ? inBody(request, body) : inQuery(request.query());
        List<String> dryRun = new ArrayList<>();
        options.path("dryRun").valueStream().forEach(value -> dryRun.add(value.stringValue("")));
        return new DeleteOptions(options, DryRun.isRequested(dryRun));
    }

    /** The options as admission sees them. */
    RawJson raw() {
        return Json.raw(tree);
    }

    /** The options, as a body that tries and does not delete. */
    byte[] forTrial() {
        ObjectNode trial = tree.deepCopy();
        trial.putArray("dryRun").add("All");
        return Json.write(trial);
    }

    /**
     * The options, as a body that deletes an object only as it is.
     *
     * @throws Refusal if the client demands another one
     */
    byte[] forExactly(Exchange exchange, ObjectNode object) {
        ObjectNode exact = tree.deepCopy();
        ObjectNode preconditions =
                exact.get("preconditions") instanceof ObjectNode present ? present : exact.putObject("preconditions");
        demand(exchange, preconditions, "uid", ObjectMeta.uid(object));
        demand(exchange, preconditions, "resourceVersion", ObjectMeta.resourceVersion(object));
        return Json.write(exact);
    }

    /** Were the client's demand passed on, the object could come to meet it after it was admitted as another. */
    private static void demand(Exchange exchange, ObjectNode preconditions, String key, String actual) {
        String demanded = preconditions.path(key).stringValue(actual);
        if (!demanded.equals(actual)) {
            throw exchange.conflict(
                    "the " + key + " in the precondition (" + demanded + ") does not match the " + key + " in record ("
                            + actual + "). The object might have been modified, or deleted and then recreated");
        }
        if (!actual.isEmpty()) {
            preconditions.put(key, actual);
        }
    }

    private static ObjectNode inBody(WriteRequest request, byte[] body) {
        ObjectNode options = Body.json(request, body);
        JsonNode dryRun = options.path("dryRun");
        boolean valid = options.path("kind").stringValue("DeleteOptions").equals("DeleteOptions")
                && (dryRun.isMissingNode() || dryRun.isNull() || dryRun.isArray());
        if (!valid) {
            throw new Refusal(Outcome.REFUSED, ApiStatus.badRequest("the body of the request is no DeleteOptions"));
        }
        return named(options);
    }

    private static ObjectNode inQuery(Query query) {
        ObjectNode options = named(Json.object());
        query.first("gracePeriodSeconds").ifPresent(value -> options.put("gracePeriodSeconds", seconds(value)));
        query.first("propagationPolicy").ifPresent(value -> options.put("propagationPolicy", value));
        FLAGS.stream()
                .filter(flag -> query.first(flag).isPresent())
                .forEach(flag -> options.put(flag, query.isTrue(flag)));
        if (!query.all("dryRun").isEmpty()) {
            query.all("dryRun").forEach(options.putArray("dryRun")::add);
        }
        for (String key : List.of("uid", "resourceVersion")) {
            query.first(key).filter(value -> !value.isEmpty()).ifPresent(value -> options.withObject("/preconditions")
                    .put(key, value));
        }
        return options;
    }

    private static ObjectNode named(ObjectNode options) {
        return options.put("kind", "DeleteOptions").put("apiVersion", "meta.k8s.io/v1");
    }

    private static long seconds(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new Refusal(Outcome.REFUSED, ApiStatus.badRequest("gracePeriodSeconds is not a number"));
        }
    }
}
