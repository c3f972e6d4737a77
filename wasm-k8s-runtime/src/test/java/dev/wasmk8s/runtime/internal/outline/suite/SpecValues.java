package dev.wasmk8s.runtime.internal.outline.suite;

import com.dylibso.chicory.wasm.types.Value;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Values as scripts write them, and as the engine takes and returns them. */
final class SpecValues {
    /** The type, its number, and the instructions. */
    private static final Pattern VECTORS =
            Pattern.compile("V128|v128|type id: 123|I8x16|I16x8|I32x4|I64x2|F32x4|F64x2", Pattern.CASE_INSENSITIVE);

    private SpecValues() {}

    /** Arguments; each is one long. */
    static long[] arguments(JsonNode values) {
        return values.valueStream()
                .mapToLong(value -> parse(text(value, "type"), text(value, "value")))
                .toArray();
    }

    /** Whether results are those expected. */
    static boolean match(JsonNode expected, long[] results) {
        long[] actual = results == null ? new long[0] : results;
        return actual.length == expected.size()
                && IntStream.range(0, actual.length).allMatch(i -> match(expected.get(i), actual[i]));
    }

    /** Whether vectors are among values, which the engine's compiler does not know. */
    static boolean hasVectors(JsonNode values) {
        return values.valueStream().anyMatch(value -> text(value, "type").equals("v128"));
    }

    /** Whether the engine's compiler gave up on vectors, which it does not know. */
    static boolean isAboutVectors(Throwable thrown) {
        String text = String.valueOf(thrown) + thrown.getCause();
        return VECTORS.matcher(text).find();
    }

    private static boolean match(JsonNode expected, long actual) {
        String value = text(expected, "value");
        return switch (text(expected, "type")) {
            case "f32" -> matchFloat(value, (int) actual);
            case "f64" -> matchDouble(value, actual);
            case "i64" -> Long.parseUnsignedLong(value) == actual;
            default -> (int) parse(text(expected, "type"), value) == (int) actual;
        };
    }

    private static boolean matchFloat(String expected, int bits) {
        return switch (expected) {
            case "nan:canonical" -> (bits & 0x7fff_ffff) == 0x7fc0_0000;
            case "nan:arithmetic" -> (bits & 0x7fc0_0000) == 0x7fc0_0000;
            default -> Integer.parseUnsignedInt(expected) == bits;
        };
    }

    private static boolean matchDouble(String expected, long bits) {
        return switch (expected) {
            case "nan:canonical" -> (bits & 0x7fff_ffff_ffff_ffffL) == 0x7ff8_0000_0000_0000L;
            case "nan:arithmetic" -> (bits & 0x7ff8_0000_0000_0000L) == 0x7ff8_0000_0000_0000L;
            default -> Long.parseUnsignedLong(expected) == bits;
        };
    }

    private static long parse(String type, String value) {
        if (value.equals("null")) {
            return Value.REF_NULL_VALUE;
        }
        return type.equals("i32") || type.equals("f32")
                ? Integer.parseUnsignedInt(value)
                : Long.parseUnsignedLong(value);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
