package dev.wasmk8s.examples.apiserver.embedded.kind;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** ConfigMaps: keys, size, and that immutable ones stay as they are. */
final class ConfigMapRules implements KindRules {
    private static final int SIZE_LIMIT = 1024 * 1024;

    @Override
    public void validate(ObjectNode object, Causes causes) {
        JsonNode data = object.path("data");
        JsonNode binary = object.path("binaryData");
        long size = 0;
        for (String key : data.propertyNames()) {
            Names.configKey("data[" + key + "]", key, causes);
            size += data.path(key).asString("").length();
            if (binary.has(key)) {
                causes.invalid("data[" + key + "]", key, "duplicate of key present in binaryData");
            }
        }
        for (String key : binary.propertyNames()) {
            Names.configKey("binaryData[" + key + "]", key, causes);
            size += binary.path(key).asString("").length();
        }
        if (size > SIZE_LIMIT) {
            causes.invalid("", "", "Too long: may not be more than " + SIZE_LIMIT + " bytes");
        }
    }

    @Override
    public void validateUpdate(ObjectNode desired, ObjectNode current, Causes causes) {
        if (!current.path("immutable").asBoolean(false)) {
            return;
        }
        if (!desired.path("immutable").asBoolean(false)) {
            causes.forbidden("immutable", "field is immutable when `immutable` is set");
        }
        for (String field : List.of("data", "binaryData")) {
            if (!desired.path(field).equals(current.path(field))) {
                causes.forbidden(field, "field is immutable when `immutable` is set");
            }
        }
    }
}
