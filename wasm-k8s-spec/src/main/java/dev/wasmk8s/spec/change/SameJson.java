package dev.wasmk8s.spec.change;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.json.JsonReader;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Compares documents by what they mean: white space, the order of keys, and how a number or a character is written make no
 * difference. A key whose value is null is not the same as none.
 */
public final class SameJson {
    /** What a null is read as. */
    private static final Object NOTHING = Optional.empty();

    private SameJson() {}

    /**
     * Whether a changed object means the same as the original. Documents with the same bytes are not read.
     *
     * @throws ReviewException with {@code REQUEST_MALFORMED} if the original is not JSON, or with {@code
     *     RESPONSE_MALFORMED} if the changed one is not
     */
    public static boolean test(RawJson original, RawJson changed) {
        if (original.equals(changed)) {
            return true;
        }
        // Most documents differ, and few need a tree to be told apart.
        if (fingerprint(original, FailureCode.REQUEST_MALFORMED)
                != fingerprint(changed, FailureCode.RESPONSE_MALFORMED)) {
            return false;
        }
        Map<String, Object> before = JsonReader.read(original, FailureCode.REQUEST_MALFORMED, SameJson::object);
        return before.equals(JsonReader.read(changed, FailureCode.RESPONSE_MALFORMED, SameJson::object));
    }

    private static long fingerprint(RawJson document, FailureCode failure) {
        return JsonReader.read(document, failure, JsonReader::fingerprint);
    }

    private static Map<String, Object> object(JsonReader in) {
        in.object();
        Map<String, Object> object = new HashMap<>();
        for (String key = in.fieldOrNull(); key != null; key = in.fieldOrNull()) {
            object.put(key, value(in));
        }
        return object;
    }

    private static Object value(JsonReader in) {
        return switch (in.first()) {
            case '{' -> object(in);
            case '[' -> in.list(SameJson::value);
            case '"' -> in.string();
            case 't', 'f' -> in.bool();
            case 'n' -> nothing(in);
            default -> number(in.raw().toString());
        };
    }

    private static Object nothing(JsonReader in) {
        in.skip();
        return NOTHING;
    }

    /** Equal numbers become equal values: a whole one of up to 18 digits has one form, any other has its shortest. */
    private static Object number(String text) {
        if (text.length() <= 18 && text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0) {
            return Long.valueOf(text);
        }
        try {
            BigDecimal exact = new BigDecimal(text).stripTrailingZeros();
            boolean whole = exact.scale() <= 0 && exact.precision() - (long) exact.scale() <= 18;
            return whole ? Long.valueOf(exact.longValueExact()) : exact;
        } catch (ArithmeticException | NumberFormatException e) {
            // An exponent that no BigDecimal has. A wrapper, lest it be taken for a string.
            return new Unbounded(text);
        }
    }

    private record Unbounded(String text) {}
}
