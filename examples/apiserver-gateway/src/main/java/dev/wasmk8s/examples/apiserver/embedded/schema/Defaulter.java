package dev.wasmk8s.examples.apiserver.embedded.schema;

import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Field;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.ListOf;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.MapOf;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Struct;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills in what a client left out: the defaults of the table, and the few that depend on other fields. */
public final class Defaulter {
    private Defaulter() {}

    /** Fills in the defaults of an object in place. */
    public static void apply(ObjectNode object, Struct type) {
        for (Map.Entry<String, Field> entry : type.fields().entrySet()) {
            Field field = entry.getValue();
            if (!object.has(entry.getKey()) && field.defaultValue().isPresent()) {
                object.set(entry.getKey(), field.defaultValue().get().deepCopy());
            }
            JsonNode value = object.get(entry.getKey());
            if (value != null) {
                descend(value, field.schema());
            }
        }
        dependent(object, type.name());
    }

    private static void descend(JsonNode value, Schema schema) {
        if (schema instanceof Struct struct && value instanceof ObjectNode object) {
            apply(object, struct);
        } else if (schema instanceof ListOf list) {
            value.forEach(item -> descend(item, list.items()));
        } else if (schema instanceof MapOf map) {
            value.forEach(item -> descend(item, map.values()));
        }
    }

    private static void dependent(ObjectNode object, String type) {
        switch (type) {
            case "Container", "EphemeralContainer" -> pullPolicy(object);
            case "DeploymentStrategy" -> rollingUpdate(object);
            case "ResourceRequirements" -> requests(object);
            default -> {}
        }
    }

    /** An image without a tag, or with the tag latest, may change under its name. */
    private static void pullPolicy(ObjectNode container) {
        String image = container.path("image").asString("");
        if (!container.has("imagePullPolicy") && !image.isEmpty()) {
            String tag = image.substring(image.lastIndexOf('/') + 1);
            boolean moving = !tag.contains("@") && (!tag.contains(":") || tag.endsWith(":latest"));
            container.put("imagePullPolicy", moving ? "Always" : "IfNotPresent");
        }
    }

    private static void rollingUpdate(ObjectNode strategy) {
        if (strategy.path("type").asString("").equals("RollingUpdate")) {
            ObjectNode rolling = strategy.withObjectProperty("rollingUpdate");
            for (String field : new String[] {"maxUnavailable", "maxSurge"}) {
                if (!rolling.has(field)) {
                    rolling.put(field, "25%");
                }
            }
        }
    }

    private static void requests(ObjectNode requirements) {
        if (requirements.get("limits") instanceof ObjectNode limits && !limits.isEmpty()) {
            ObjectNode requests = requirements.withObjectProperty("requests");
            limits.properties().forEach(limit -> {
                if (!requests.has(limit.getKey())) {
                    requests.set(limit.getKey(), limit.getValue());
                }
            });
        }
    }
}
