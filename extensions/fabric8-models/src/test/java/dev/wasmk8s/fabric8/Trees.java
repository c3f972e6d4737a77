package dev.wasmk8s.fabric8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wasmk8s.json.RawJson;

/** JSON as trees that are equal if they mean the same, with fabric8's mapper as it is out of the box. */
final class Trees {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Trees() {}

    static JsonNode of(RawJson json) throws JsonProcessingException {
        return of(json.toString());
    }

    static JsonNode of(String json) throws JsonProcessingException {
        return MAPPER.readTree(json);
    }

    /** What the models leave out and we do not: nulls, and nothing else. */
    static JsonNode withoutNulls(JsonNode tree, String... path) {
        ObjectNode copy = tree.deepCopy();
        JsonNode at = copy;
        for (String key : path) {
            at = at.path(key);
        }
        if (at instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
        }
        return copy;
    }
}
