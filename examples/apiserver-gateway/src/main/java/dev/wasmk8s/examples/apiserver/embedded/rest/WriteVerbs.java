package dev.wasmk8s.examples.apiserver.embedded.rest;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiRequest;
import dev.wasmk8s.examples.apiserver.embedded.api.Reply;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Create and update. Thread-safe. */
final class WriteVerbs {
    private final ObjectWriter writer;

    WriteVerbs(ObjectWriter writer) {
        this.writer = writer;
    }

    Reply create(Target target, ApiRequest request) {
        WriteOptions options = WriteOptions.of(request);
        Bodies bodies = new Bodies(options.fieldValidation());
        ObjectNode object = bodies.typedObject(request, target.type().schema());
        ObjectNode created = writer.create(target, object, options.dryRun(), writer.ownership(target, options));
        return new Reply.Document(201, created, Optional.of(target.type()), bodies.warnings());
    }

    Reply update(Target target, ApiRequest request) {
        WriteOptions options = WriteOptions.of(request);
        Bodies bodies = new Bodies(options.fieldValidation());
        ObjectNode object = bodies.typedObject(request, target.type().schema());
        if (object.path("metadata").path("name").isMissingNode()) {
            throw ApiException.badRequest("name must be provided");
        }
        ObjectNode updated = writer.update(
                target, current -> object.deepCopy(), options.dryRun(), writer.ownership(target, options));
        return new Reply.Document(200, updated, Optional.of(target.type()), bodies.warnings());
    }
}
