package dev.wasmk8s.examples.apiserver.embedded.discovery;

import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceTypes;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceTypes.GroupVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAPI 3 documents, one for each group and version: what kubectl learns of kinds, merge keys and parameters from.
 * Immutable.
 */
public final class OpenApi {
    private static final List<String> PATCHES = List.of(
            "application/apply-patch+yaml",
            "application/json-patch+json",
            "application/merge-patch+json",
            "application/strategic-merge-patch+json");
    private static final List<String> WRITE_PARAMETERS = List.of("dryRun", "fieldManager", "fieldValidation");

    private final Map<String, JsonNode> documents = new LinkedHashMap<>();

    /** Describes those types. */
    public OpenApi(ResourceTypes types, String version) {
        for (GroupVersion groupVersion : types.groupVersions()) {
            documents.put(groupVersion.path(), describe(types, groupVersion, version));
        }
    }

    /** {@code /openapi/v3}: where the documents are. */
    public JsonNode index() {
        ObjectNode index = Json.object();
        ObjectNode paths = index.putObject("paths");
        documents.forEach((path, document) -> paths.putObject(path)
                .put("serverRelativeURL", "/openapi/v3/" + path + "?hash=" + Integer.toHexString(document.hashCode())));
        return index;
    }

    /** {@code /openapi/v3/PATH}: the document of a group and version. */
    public Optional<JsonNode> document(String path) {
        return Optional.ofNullable(documents.get(path));
    }

    private static JsonNode describe(ResourceTypes types, GroupVersion groupVersion, String version) {
        OpenApiSchemas schemas = new OpenApiSchemas();
        ObjectNode document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes").put("version", version);
        ObjectNode paths = document.putObject("paths");
        for (ResourceType type : types.in(groupVersion.group(), groupVersion.version())) {
            ObjectNode reference = schemas.kind(type.group(), type.version(), type.schema());
            String collection = "/" + groupVersion.path() + (type.namespaced() ? "/namespaces/{namespace}/" : "/")
                    + type.resource();
            collection(paths.putObject(collection), type, reference);
            if (type.verbs().contains("get")) {
                object(paths.putObject(collection + "/{name}"), type, reference);
            }
        }
        document.putObject("components").set("schemas", schemas.all());
        return document;
    }

    private static void collection(ObjectNode path, ResourceType type, ObjectNode reference) {
        if (type.verbs().contains("list")) {
            operation(path.putObject("get"), "list", type, reference);
        }
        ObjectNode post = operation(path.putObject("post"), "post", type, reference);
        body(post, List.of("application/json"), reference);
    }

    private static void object(ObjectNode path, ResourceType type, ObjectNode reference) {
        operation(path.putObject("get"), "get", type, reference);
        operation(path.putObject("delete"), "delete", type, reference);
        body(operation(path.putObject("put"), "put", type, reference), List.of("application/json"), reference);
        ObjectNode anything = Json.object().put("type", "object");
        body(operation(path.putObject("patch"), "patch", type, reference), PATCHES, anything);
    }

    private static ObjectNode operation(ObjectNode operation, String action, ResourceType type, ObjectNode reference) {
        operation.put("operationId", action + type.apiVersion().replace("/", "") + type.kind());
        operation.put("x-kubernetes-action", action);
        operation
                .putObject("x-kubernetes-group-version-kind")
                .put("group", type.group())
                .put("version", type.version())
                .put("kind", type.kind());
        ObjectNode response = operation.putObject("responses").putObject("200").put("description", "OK");
        response.putObject("content").putObject("application/json").set("schema", reference);
        return operation;
    }

    private static void body(ObjectNode operation, List<String> mediaTypes, ObjectNode schema) {
        for (String parameter : WRITE_PARAMETERS) {
            operation
                    .withArrayProperty("parameters")
                    .addObject()
                    .put("name", parameter)
                    .put("in", "query")
                    .putObject("schema")
                    .put("type", "string");
        }
        ObjectNode content = operation.putObject("requestBody").putObject("content");
        mediaTypes.forEach(mediaType -> content.putObject(mediaType).set("schema", schema));
    }
}
