package dev.wasmk8s.examples.apiserver.embedded.kind;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Field;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.ListOf;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Struct;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks objects by the rules of their metadata, of the table and of their kind. */
public final class Rules {
    private static final KindRules NONE = new KindRules() {};
    private static final Map<String, KindRules> KINDS = Map.of(
            "ConfigMap", new ConfigMapRules(),
            "Namespace", new NamespaceRules(),
            "Pod", new PodRules(),
            "Deployment", new WorkloadRules(),
            "ReplicaSet", new WorkloadRules());

    private Rules() {}

    /** Writes what the server determines into a new object. */
    public static void prepare(ResourceType type, ObjectNode object) {
        if (type.subresources().contains("status")) {
            object.remove("status");
        }
        KINDS.getOrDefault(type.kind(), NONE).prepare(object);
    }

    /**
     * Checks a new object.
     *
     * @throws ApiException with 422 that names every mistake
     */
    public static void validate(ResourceType type, ObjectNode object) {
        Causes causes = new Causes();
        check(type, object, causes);
        refuse(type, object, causes);
    }

    /**
     * Checks an object that is to take the place of another.
     *
     * @throws ApiException with 422 that names every mistake
     */
    public static void validateUpdate(ResourceType type, ObjectNode desired, ObjectNode current) {
        Causes causes = new Causes();
        MetaRules.validateUpdate(new Meta(desired), new Meta(current), causes);
        check(type, desired, causes);
        KINDS.getOrDefault(type.kind(), NONE).validateUpdate(desired, current, causes);
        refuse(type, desired, causes);
    }

    private static void check(ResourceType type, ObjectNode object, Causes causes) {
        MetaRules.validate(type, new Meta(object), causes);
        required(object, type.schema(), "", causes);
        if (type.schema().fields().containsKey("spec") && !object.has("spec")) {
            causes.required("spec");
        }
        KINDS.getOrDefault(type.kind(), NONE).validate(object, causes);
    }

    private static void required(JsonNode value, Schema schema, String path, Causes causes) {
        if (schema instanceof Struct struct) {
            for (Map.Entry<String, Field> entry : struct.fields().entrySet()) {
                String at = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
                JsonNode child = value.path(entry.getKey());
                if (!child.isMissingNode()) {
                    required(child, entry.getValue().schema(), at, causes);
                }
                if (entry.getValue().required() && absent(child)) {
                    causes.required(at);
                }
            }
        } else if (schema instanceof ListOf list) {
            for (int i = 0; i < value.size(); i++) {
                required(value.path(i), list.items(), path + "[" + i + "]", causes);
            }
        }
    }

    private static boolean absent(JsonNode value) {
        boolean emptyList = value.isArray() && value.isEmpty();
        boolean emptyText = value.isString() && value.stringValue().isEmpty();
        return value.isMissingNode() || emptyList || emptyText;
    }

    private static void refuse(ResourceType type, ObjectNode object, Causes causes) {
        if (!causes.list().isEmpty()) {
            throw ApiException.invalid(type, new Meta(object).name(), causes.list());
        }
    }
}
