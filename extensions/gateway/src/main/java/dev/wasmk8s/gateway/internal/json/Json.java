package dev.wasmk8s.gateway.internal.json;

import dev.wasmk8s.json.RawJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes JSON trees. Reading is strict where two readers could differ: a key that occurs twice, anything
 * after the value and bytes that are not UTF-8 are errors, and so is nesting deeper than 500. Numbers keep their exact
 * value.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /**
     * Reads an object.
     *
     * @throws MalformedJsonException if it is none
     */
    public static ObjectNode readObject(byte[] utf8) {
        if (read(utf8, 0, utf8.length) instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedJsonException("it is not a JSON object");
    }

    /**
     * Reads an object.
     *
     * @throws MalformedJsonException if it is none
     */
    public static ObjectNode readObject(RawJson json) {
        if (json.read(Json::read) instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedJsonException("it is not a JSON object");
    }

    /** Writes a tree without white space. */
    public static byte[] write(JsonNode tree) {
        return MAPPER.writeValueAsBytes(tree);
    }

    /** Writes a tree as a value of the API. */
    public static RawJson raw(JsonNode tree) {
        return RawJson.wrap(write(tree));
    }

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    private static JsonNode read(byte[] utf8, int offset, int size) {
        try {
            return MAPPER.readTree(utf8, offset, size);
        } catch (JacksonException e) {
            throw new MalformedJsonException(e.getOriginalMessage());
        } catch (NumberFormatException e) {
            // An exponent that no BigDecimal has; Jackson lets it through.
            throw new MalformedJsonException("it has a number that is out of range");
        }
    }
}
