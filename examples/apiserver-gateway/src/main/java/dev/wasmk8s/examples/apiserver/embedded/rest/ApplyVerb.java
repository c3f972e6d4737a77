package dev.wasmk8s.examples.apiserver.embedded.rest;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiRequest;
import dev.wasmk8s.examples.apiserver.embedded.api.Reply;
import dev.wasmk8s.examples.apiserver.embedded.apply.ManagedFields;
import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import dev.wasmk8s.examples.apiserver.embedded.store.ObjectStore;
import java.time.Clock;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Server-side apply: a patch that creates what is not there. Thread-safe. */
final class ApplyVerb {
    private static final ObjectWriter.Ownership ALREADY_RECORDED = (before, after) -> {};

    private final ObjectStore store;
    private final ObjectWriter writer;
    private final Clock clock;

    ApplyVerb(ObjectStore store, ObjectWriter writer, Clock clock) {
        this.store = store;
        this.writer = writer;
        this.clock = clock;
    }

    Reply apply(Target target, ApiRequest request) {
        WriteOptions options = WriteOptions.of(request);
        if (!options.namedManager()) {
            throw ApiException.unprocessable("PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value:"
                    + " is required for apply patch");
        }
        Bodies bodies = new Bodies(options.fieldValidation());
        ObjectNode config = bodies.typed(
                Bodies.asObject(bodies.yaml(request.body())), target.type().schema());
        if (config.path("metadata").has("managedFields")) {
            throw ApiException.badRequest("metadata.managedFields must be nil");
        }
        Identity.check(target, config);
        ManagedFields fields = ManagedFields.of(target.type(), clock);
        boolean exists = store.get(target.key()).isPresent();
        ObjectNode applied = exists
                ? writer.update(
                        target,
                        current -> fields.apply(
                                current, config, options.fieldManager(), target.subresource(), options.force()),
                        options.dryRun(),
                        ALREADY_RECORDED)
                : create(target, config, options, fields);
        return new Reply.Document(exists ? 200 : 201, applied, Optional.of(target.type()), bodies.warnings());
    }

    private ObjectNode create(Target target, ObjectNode config, WriteOptions options, ManagedFields fields) {
        if (!target.subresource().isEmpty()) {
            throw ApiException.notFound(target.type(), target.name());
        }
        if (!new Meta(config).uid().isEmpty()) {
            throw ApiException.conflict(target.type(), target.name(), "uid mismatch: the object does not exist");
        }
        // A version cannot match what does not exist yet; it guards against an object that has come up meanwhile.
        new Meta(config).set("resourceVersion", "");
        ObjectNode nothing = config.objectNode();
        ObjectNode object = fields.apply(nothing, config, options.fieldManager(), "", options.force());
        return writer.create(target, object, options.dryRun(), ALREADY_RECORDED);
    }
}
