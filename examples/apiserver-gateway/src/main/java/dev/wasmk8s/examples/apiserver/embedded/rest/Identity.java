package dev.wasmk8s.examples.apiserver.embedded.rest;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import tools.jackson.databind.node.ObjectNode;

/** Whether an object is the one that its URL names. */
final class Identity {
    private Identity() {}

    /** Fills in kind, version and namespace where they are missing, and refuses what differs from the URL. */
    static void check(Target target, ObjectNode object) {
        ResourceType type = target.type();
        String apiVersion = object.path("apiVersion").asString("");
        String kind = object.path("kind").asString("");
        if (!apiVersion.isEmpty() && !apiVersion.equals(type.apiVersion())) {
            throw ApiException.badRequest("the API version in the data (" + apiVersion
                    + ") does not match the expected API version (" + type.apiVersion() + ")");
        }
        if (!kind.isEmpty() && !kind.equals(type.kind())) {
            throw ApiException.badRequest(kind + " in version \"" + type.version() + "\" cannot be handled as a "
                    + type.kind() + ": the kinds differ");
        }
        object.put("apiVersion", type.apiVersion()).put("kind", type.kind());
        checkName(target, new Meta(object));
        checkNamespace(target, new Meta(object));
    }

    private static void checkName(Target target, Meta meta) {
        if (target.name().isEmpty() || meta.name().equals(target.name())) {
            return;
        }
        if (!meta.name().isEmpty()) {
            throw ApiException.badRequest("the name of the object (" + meta.name()
                    + ") does not match the name on the URL (" + target.name() + ")");
        }
        meta.set("name", target.name());
    }

    private static void checkNamespace(Target target, Meta meta) {
        String namespace = target.type().namespaced() ? target.namespace() : "";
        if (!meta.namespace().isEmpty() && !meta.namespace().equals(namespace)) {
            throw ApiException.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        meta.set("namespace", namespace);
    }

    /** Refuses an object that is not made of the stored one. */
    static void checkVersion(Target target, Meta desired, Meta current) {
        if (!desired.uid().isEmpty() && !desired.uid().equals(current.uid())) {
            throw ApiException.conflict(
                    target.type(),
                    target.name(),
                    "Precondition failed: UID in precondition: " + desired.uid() + ", UID in object meta: "
                            + current.uid());
        }
        if (!desired.resourceVersion().isEmpty() && !desired.resourceVersion().equals(current.resourceVersion())) {
            throw ApiException.modified(target.type(), target.name());
        }
    }
}
