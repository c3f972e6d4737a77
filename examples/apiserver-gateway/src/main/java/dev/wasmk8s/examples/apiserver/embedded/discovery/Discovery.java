package dev.wasmk8s.examples.apiserver.embedded.discovery;

import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceTypes;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceTypes.GroupVersion;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The discovery documents that every client understands: one for each group and version. Immutable. */
public final class Discovery {
    private static final List<String> SUBRESOURCE_VERBS = List.of("get", "patch", "update");

    private final ResourceTypes types;

    /** Tells of those types. */
    public Discovery(ResourceTypes types) {
        this.types = types;
    }

    /** {@code /api}: the versions of the core group. */
    public JsonNode versions() {
        ObjectNode document = Json.object().put("kind", "APIVersions");
        document.putArray("versions").add("v1");
        document.putArray("serverAddressByClientCIDRs");
        return document;
    }

    /** {@code /apis}: the other groups. */
    public JsonNode groups() {
        ObjectNode document = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = document.putArray("groups");
        for (GroupVersion groupVersion : types.groupVersions()) {
            if (!groupVersion.group().isEmpty()) {
                groups.add(group(groupVersion));
            }
        }
        return document;
    }

    /** {@code /apis/GROUP}: its versions, of which each group here has one. */
    public Optional<JsonNode> group(String name) {
        return types.groupVersions().stream()
                .filter(groupVersion -> !name.isEmpty() && groupVersion.group().equals(name))
                .findFirst()
                .map(groupVersion -> group(groupVersion).put("kind", "APIGroup").put("apiVersion", "v1"));
    }

    private static ObjectNode group(GroupVersion groupVersion) {
        ObjectNode group = Json.object().put("name", groupVersion.group());
        ObjectNode version =
                Json.object().put("groupVersion", groupVersion.apiVersion()).put("version", groupVersion.version());
        group.putArray("versions").add(version);
        group.set("preferredVersion", version);
        return group;
    }

    /** {@code /api/VERSION} and {@code /apis/GROUP/VERSION}: the resources. */
    public Optional<JsonNode> resources(String group, String version) {
        List<ResourceType> found = types.in(group, version);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode document = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
        document.put("groupVersion", found.get(0).apiVersion());
        ArrayNode resources = document.putArray("resources");
        for (ResourceType type : found) {
            resources.add(resource(type));
            type.subresources().forEach(subresource -> resources.add(subresource(type, subresource)));
        }
        return Optional.of(document);
    }

    private static ObjectNode resource(ResourceType type) {
        ObjectNode resource = Json.object()
                .put("name", type.resource())
                .put("singularName", type.singular())
                .put("namespaced", type.namespaced())
                .put("kind", type.kind());
        resource.set("verbs", Json.array(type.verbs()));
        names(resource, type);
        return resource;
    }

    /** Adds what else a resource is called, where it is. */
    static void names(ObjectNode resource, ResourceType type) {
        if (!type.shortNames().isEmpty()) {
            resource.set("shortNames", Json.array(type.shortNames()));
        }
        if (!type.categories().isEmpty()) {
            resource.set("categories", Json.array(type.categories()));
        }
    }

    private static ObjectNode subresource(ResourceType type, String subresource) {
        ObjectNode resource = Json.object()
                .put("name", type.resource() + "/" + subresource)
                .put("singularName", "")
                .put("namespaced", type.namespaced());
        if (subresource.equals("scale")) {
            resource.put("group", "autoscaling").put("version", "v1").put("kind", "Scale");
        } else {
            resource.put("kind", type.kind());
        }
        resource.set("verbs", Json.array(SUBRESOURCE_VERBS));
        return resource;
    }

    /** What can be done with a subresource. */
    static List<String> subresourceVerbs() {
        return SUBRESOURCE_VERBS;
    }
}
