package dev.wasmk8s.examples.apiserver.embedded.discovery;

import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceTypes;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceTypes.GroupVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All groups, versions and resources in one document, for clients that ask for it by media type. Immutable. */
public final class AggregatedDiscovery {
    private static final String GROUP = "apidiscovery.k8s.io";

    private final ResourceTypes types;

    /** Tells of those types. */
    public AggregatedDiscovery(ResourceTypes types) {
        this.types = types;
    }

    /** The version of the document that an {@code Accept} header asks for first, if it asks for any. */
    public static Optional<String> wanted(List<String> accept) {
        for (String clause : String.join(",", accept).toLowerCase(Locale.ROOT).split(",", -1)) {
            List<String> parts = List.of(clause.replace(" ", "").split(";", -1));
            if (parts.contains("g=" + GROUP) && parts.contains("as=apigroupdiscoverylist")) {
                for (String version : List.of("v2", "v2beta1")) {
                    if (parts.contains("v=" + version)) {
                        return Optional.of(version);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The media type of the document. */
    public static String mediaType(String version) {
        return "application/json;g=" + GROUP + ";v=" + version + ";as=APIGroupDiscoveryList";
    }

    /**
     * The document.
     *
     * @param core whether it tells of the core group, or of all others
     */
    public ObjectNode document(String version, boolean core) {
        ObjectNode document =
                Json.object().put("kind", "APIGroupDiscoveryList").put("apiVersion", GROUP + "/" + version);
        document.putObject("metadata");
        ArrayNode items = document.putArray("items");
        for (GroupVersion groupVersion : types.groupVersions()) {
            if (groupVersion.group().isEmpty() == core) {
                items.add(group(groupVersion));
            }
        }
        return document;
    }

    private ObjectNode group(GroupVersion groupVersion) {
        ObjectNode group = Json.object();
        ObjectNode metadata = group.putObject("metadata");
        if (!groupVersion.group().isEmpty()) {
            metadata.put("name", groupVersion.group());
        }
        ObjectNode version = group.putArray("versions").addObject();
        version.put("version", groupVersion.version()).put("freshness", "Current");
        ArrayNode resources = version.putArray("resources");
        types.in(groupVersion.group(), groupVersion.version()).forEach(type -> resources.add(resource(type)));
        return group;
    }

    private static ObjectNode resource(ResourceType type) {
        ObjectNode resource = Json.object()
                .put("resource", type.resource())
                .put("scope", type.namespaced() ? "Namespaced" : "Cluster")
                .put("singularResource", type.singular());
        resource.set("responseKind", kind(type.group(), type.version(), type.kind()));
        resource.set("verbs", Json.array(type.verbs()));
        Discovery.names(resource, type);
        if (!type.subresources().isEmpty()) {
            ArrayNode subresources = resource.putArray("subresources");
            type.subresources().forEach(subresource -> subresources.add(subresource(type, subresource)));
        }
        return resource;
    }

    private static ObjectNode subresource(ResourceType type, String subresource) {
        ObjectNode node = Json.object().put("subresource", subresource);
        node.set(
                "responseKind",
                subresource.equals("scale")
                        ? kind("autoscaling", "v1", "Scale")
                        : kind(type.group(), type.version(), type.kind()));
        node.set("verbs", Json.array(Discovery.subresourceVerbs()));
        return node;
    }

    private static ObjectNode kind(String group, String version, String kind) {
        return Json.object().put("group", group).put("version", version).put("kind", kind);
    }
}
