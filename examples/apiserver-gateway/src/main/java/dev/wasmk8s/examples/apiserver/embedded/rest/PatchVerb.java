package dev.wasmk8s.examples.apiserver.embedded.rest;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiRequest;
import dev.wasmk8s.examples.apiserver.embedded.api.Reply;
import dev.wasmk8s.examples.apiserver.embedded.patch.JsonPatches;
import dev.wasmk8s.examples.apiserver.embedded.patch.MergePatch;
import dev.wasmk8s.examples.apiserver.embedded.patch.StrategicMergePatch;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Struct;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Patch, in all types but apply. Thread-safe. */
final class PatchVerb {
    static final String JSON = "application/json-patch+json";
    static final String MERGE = "application/merge-patch+json";
    static final String STRATEGIC = "application/strategic-merge-patch+json";
    static final String APPLY = "application/apply-patch+yaml";
    private static final String ACCEPTED = String.join(", ", JSON, MERGE, STRATEGIC, APPLY);

    private final ObjectWriter writer;

    PatchVerb(ObjectWriter writer) {
        this.writer = writer;
    }

    Reply patch(Target target, ApiRequest request) {
        WriteOptions options = WriteOptions.of(request);
        if (options.force()) {
            throw ApiException.unprocessable(
                    "PatchOptions.meta.k8s.io \"\" is invalid: force: Forbidden: may not be specified for non-apply"
                            + " patch");
        }
        Bodies bodies = new Bodies(options.fieldValidation());
        JsonNode patch = bodies.json(request.body());
        ObjectNode patched = writer.update(
                target,
                current -> bodies.typed(
                        patched(
                                current,
                                patch,
                                request.contentType(),
                                target.type().schema()),
                        target.type().schema()),
                options.dryRun(),
                writer.ownership(target, options));
        return new Reply.Document(200, patched, Optional.of(target.type()), bodies.warnings());
    }

    /** The object that results from a patch. */
    static ObjectNode patched(ObjectNode current, JsonNode patch, String type, Struct schema) {
        return switch (type) {
            case JSON -> Bodies.asObject(JsonPatches.apply(current, patch));
            case MERGE -> Bodies.asObject(MergePatch.apply(current, Bodies.asObject(patch)));
            case STRATEGIC -> StrategicMergePatch.apply(current, Bodies.asObject(patch), schema);
            default -> throw ApiException.unsupportedMediaType(ACCEPTED);
        };
    }
}
