package dev.wasmk8s.fuzzing;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.change.SameJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two documents, with a zero byte between them, mean the same or not as Jackson's trees say; and a document means the same
 * as what Jackson writes of it.
 */
public final class SameJsonTarget {
    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // Half a surrogate pair has no other form in UTF-8.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private SameJsonTarget() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = new Input(bytes);
        RawJson one = RawJson.wrap(input.until(0));
        RawJson other = RawJson.wrap(input.rest());
        Boolean same = same(one, other);
        if (same == null || one.equals(other)) {
            return;
        }
        try {
            JsonNode first = JACKSON.readTree(one.toByteArray());
            Finding.unlessEqual(same, value(first).equals(value(JACKSON.readTree(other.toByteArray()))), "same");
            Boolean again = same(one, RawJson.of(JACKSON.writeValueAsString(first)));
            Finding.unless(again == null ? hasHalfAPair(first) : again, "a document written again differs");
        } catch (JacksonException | NumberFormatException | ArithmeticException e) {
            // A number that no tree can hold.
        }
    }

    /** Such a text is refused as soon as it is compared, for which it needs a counterpart. */
    private static boolean hasHalfAPair(JsonNode node) {
        return !StandardCharsets.UTF_8.newEncoder().canEncode(node.toString());
    }

    /** Null if one of them is no object that can be read. */
    private static Boolean same(RawJson one, RawJson other) {
        try {
            return SameJson.test(one, other);
        } catch (ReviewException e) {
            Finding.unless(
                    e.code() == FailureCode.REQUEST_MALFORMED || e.code() == FailureCode.RESPONSE_MALFORMED,
                    e.toString());
            return null;
        }
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> object = new HashMap<>();
            node.properties().forEach(property -> object.put(property.getKey(), value(property.getValue())));
            return object;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(element -> list.add(value(element)));
            return list;
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }
        return node.isString() ? node.stringValue() : node;
    }
}
