package dev.wasmk8s.examples.apiserver.embedded.rest;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiRequest;
import dev.wasmk8s.examples.apiserver.embedded.api.Reply;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceTypes;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schemas;
import dev.wasmk8s.examples.apiserver.embedded.store.ObjectStore;
import java.time.Clock;
import java.util.List;

/** Leads a request for a resource to its verb. Thread-safe. */
public final class Resources {
    private final ResourceTypes types;
    private final ReadVerbs reads;
    private final WriteVerbs writes;
    private final PatchVerb patches;
    private final ApplyVerb applies;
    private final DeleteVerbs deletes;
    private final ScaleSubresource scales;
    private final Reviews reviews;

    /** Serves the objects of a store, and reviews. */
    public Resources(
            ObjectStore store, ResourceTypes types, Schemas schemas, ReviewHandlers reviewHandlers, Clock clock) {
        this.types = types;
        ObjectWriter writer = new ObjectWriter(store, types.namespaces(), clock);
        reads = new ReadVerbs(store, writer);
        writes = new WriteVerbs(writer);
        patches = new PatchVerb(writer);
        applies = new ApplyVerb(store, writer, clock);
        deletes = new DeleteVerbs(store, types, writer, schemas.type("DeleteOptions"), clock);
        reviews = new Reviews(reviewHandlers);
        scales = new ScaleSubresource(writer, schemas.type("Scale"));
    }

    /**
     * Answers a request below {@code /api/VERSION} or {@code /apis/GROUP/VERSION}.
     *
     * @param rest the parts of the path after the version; at least one
     * @throws ApiException if it is refused
     */
    public Reply handle(String group, String version, List<String> rest, ApiRequest request) {
        Target target = target(group, version, rest);
        if (target.type().isReview()) {
            refuseIf(!target.name().isEmpty() || !request.method().equals("POST"));
            refuseIf(target.type().namespaced() && target.namespace().isEmpty());
            return reviews.review(target, request);
        }
        if (target.name().isEmpty()) {
            return collection(target, request);
        }
        return switch (target.subresource()) {
            case "scale" -> scale(target, request);
            case "" -> object(target, request);
            default -> subresource(target, request);
        };
    }

    private Target target(String group, String version, List<String> rest) {
        boolean inNamespace = rest.size() > 2
                && rest.get(0).equals("namespaces")
                && types.find(group, version, rest.get(2)).isPresent();
        List<String> path = inNamespace ? rest.subList(2, rest.size()) : rest;
        ResourceType type = types.find(group, version, path.get(0)).orElseThrow(ApiException::unknownResource);
        String name = path.size() > 1 ? path.get(1) : "";
        String subresource = path.size() > 2 ? path.get(2) : "";
        boolean misplaced = inNamespace && !type.namespaced();
        boolean homeless = !inNamespace && type.namespaced() && !name.isEmpty();
        boolean unknown = !subresource.isEmpty() && !type.subresources().contains(subresource);
        if (path.size() > 3 || misplaced || homeless || unknown) {
            throw ApiException.unknownResource();
        }
        return new Target(type, inNamespace ? rest.get(1) : "", name, subresource);
    }

    private Reply collection(Target target, ApiRequest request) {
        boolean everywhere = target.type().namespaced() && target.namespace().isEmpty();
        return switch (request.method()) {
            case "GET" -> request.flag("watch") ? reads.watch(target, request) : reads.list(target, request);
            case "POST" -> {
                refuseIf(everywhere);
                yield writes.create(target, request);
            }
            case "DELETE" -> {
                refuseIf(everywhere || !target.type().verbs().contains("deletecollection"));
                yield deletes.deleteCollection(target, request);
            }
            default -> throw ApiException.methodNotAllowed();
        };
    }

    private static void refuseIf(boolean notAllowed) {
        if (notAllowed) {
            throw ApiException.methodNotAllowed();
        }
    }

    private Reply object(Target target, ApiRequest request) {
        return switch (request.method()) {
            case "GET" -> reads.get(target);
            case "PUT" -> writes.update(target, request);
            case "PATCH" -> patch(target, request);
            case "DELETE" -> deletes.delete(target, request);
            default -> throw ApiException.methodNotAllowed();
        };
    }

    private Reply subresource(Target target, ApiRequest request) {
        refuseIf(request.method().equals("DELETE"));
        return object(target, request);
    }

    private Reply patch(Target target, ApiRequest request) {
        return request.contentType().equals(PatchVerb.APPLY)
                ? applies.apply(target, request)
                : patches.patch(target, request);
    }

    private Reply scale(Target target, ApiRequest request) {
        return switch (request.method()) {
            case "GET" -> scales.get(target);
            case "PUT" -> scales.update(target, request);
            case "PATCH" -> scales.patch(target, request);
            default -> throw ApiException.methodNotAllowed();
        };
    }
}
