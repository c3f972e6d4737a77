package dev.wasmk8s.runtime.internal.patch;

import dev.wasmk8s.json.RawJson;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** JSON documents as trees. Numbers keep their exact value. */
final class Trees {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Trees() {}

    /**
     * Reads a document.
     *
     * @throws tools.jackson.core.JacksonException if it is not JSON
     * @throws NumberFormatException if it has a number with an exponent that no BigDecimal has
     */
    static JsonNode read(RawJson document) {
        return document.read((bytes, offset, size) -> MAPPER.readTree(bytes, offset, size));
    }

    /** Writes a document without white space. */
    static RawJson write(JsonNode tree) {
        return RawJson.wrap(MAPPER.writeValueAsBytes(tree));
    }

    /** An array without elements. */
    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }
}
