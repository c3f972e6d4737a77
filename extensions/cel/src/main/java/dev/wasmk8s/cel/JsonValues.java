package dev.wasmk8s.cel;

import dev.cel.common.values.NullValue;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.expression.EvaluationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Makes CEL values of JSON, as the API server does of an object whose schema it does not know: a number without fraction
 * and exponent that fits is an {@code int}, every other one a {@code double}.
 */
final class JsonValues {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonValues() {}

    /**
     * Reads a value.
     *
     * @param name what it is, for the message
     * @throws ThrownOn if it is not JSON
     */
    static Object of(String name, RawJson json) {
        try {
            return json.read(JsonValues::read);
        } catch (JacksonException | NumberFormatException e) {
            // Without the parser's message, which quotes.
            throw new ThrownOn(new EvaluationException(name + " cannot be read as JSON"));
        }
    }

    private static Object read(byte[] utf8, int offset, int size) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), utf8, offset, size)) {
            Object value = value(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw new NumberFormatException("more than one value");
            }
            return value;
        }
    }

    private static Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> finite(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> NullValue.NULL_VALUE;
            default -> throw new NumberFormatException("no value");
        };
    }

    private static JsonObject object(JsonParser parser) {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            fields.put(key, value(parser, parser.nextToken()));
        }
        return new JsonObject(fields);
    }

    private static List<Object> list(JsonParser parser) {
        List<Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(parser, token));
        }
        return Collections.unmodifiableList(elements);
    }

    private static Object integer(JsonParser parser) {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? finite(parser) : parser.getLongValue();
    }

    private static Object finite(JsonParser parser) {
        double value = parser.getDoubleValue();
        if (Double.isInfinite(value)) {
            throw new NumberFormatException("out of range");
        }
        return value;
    }
}
