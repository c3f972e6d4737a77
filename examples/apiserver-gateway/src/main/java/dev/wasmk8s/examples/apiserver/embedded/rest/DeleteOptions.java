package dev.wasmk8s.examples.apiserver.embedded.rest;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiRequest;
import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import dev.wasmk8s.examples.apiserver.embedded.rest.WriteOptions.FieldValidation;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Struct;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How a client wants something deleted, as the body and the parameters say. Immutable. Grace periods and propagation
 * are accepted and make no difference.
 *
 * @param dryRun whether nothing is to be deleted
 * @param uid the uid that the object must have; empty for any
 * @param resourceVersion the resource version that the object must have; empty for any
 */
record DeleteOptions(boolean dryRun, String uid, String resourceVersion) {
    static DeleteOptions of(ApiRequest request, Struct type) {
        JsonNode body = request.body().length == 0 ? Json.object() : read(request, type);
        List<String> dryRun = new ArrayList<>(request.query().getOrDefault("dryRun", List.of()));
        body.path("dryRun").forEach(value -> dryRun.add(value.asString("")));
        JsonNode preconditions = body.path("preconditions");
        return new DeleteOptions(
                WriteOptions.dryRun(dryRun),
                preconditions.path("uid").asString(""),
                preconditions.path("resourceVersion").asString(""));
    }

    private static JsonNode read(ApiRequest request, Struct type) {
        Bodies bodies = new Bodies(FieldValidation.IGNORE);
        JsonNode options = bodies.object(request, type);
        String kind = options.path("kind").asString("DeleteOptions");
        if (!kind.equals("DeleteOptions")) {
            throw ApiException.badRequest("expected DeleteOptions, got " + kind);
        }
        return options;
    }

    void check(Target target, Meta meta) {
        check(target, "UID", uid, meta.uid());
        check(target, "ResourceVersion", resourceVersion, meta.resourceVersion());
    }

    private static void check(Target target, String what, String wanted, String actual) {
        if (!wanted.isEmpty() && !wanted.equals(actual)) {
            throw ApiException.conflict(
                    target.type(),
                    target.name(),
                    "Precondition failed: " + what + " in precondition: " + wanted + ", " + what + " in object meta: "
                            + actual);
        }
    }
}
