package dev.wasmk8s.examples.apiserver.embedded.api;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** JSON and YAML to trees and back, with exact numbers. Thread-safe. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonMapper STRICT = MAPPER.rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /** An empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** An empty list. */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** A list of texts. */
    public static ArrayNode array(Iterable<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    /** A text. */
    public static JsonNode text(String text) {
        return StringNode.valueOf(text);
    }

    /**
     * Parses JSON; the last of several equal keys wins.
     *
     * @throws tools.jackson.core.JacksonException if it is none
     */
    public static JsonNode parse(String json) {
        return MAPPER.readTree(json);
    }

    /**
     * Parses JSON; the last of several equal keys wins.
     *
     * @throws tools.jackson.core.JacksonException if it is none
     */
    public static JsonNode parse(byte[] json) {
        return MAPPER.readTree(json);
    }

    /**
     * Parses JSON without equal keys in one object.
     *
     * @throws tools.jackson.core.JacksonException if it is none
     */
    public static JsonNode parseStrict(byte[] json) {
        return STRICT.readTree(json);
    }

    /**
     * Parses YAML, and so JSON.
     *
     * @throws tools.jackson.core.JacksonException if it is none
     */
    public static JsonNode parseYaml(byte[] yaml) {
        return YAML.readTree(yaml);
    }

    /** Writes JSON. */
    public static byte[] write(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** Writes YAML. */
    public static byte[] writeYaml(JsonNode node) {
        return YAML.writeValueAsBytes(node);
    }
}
