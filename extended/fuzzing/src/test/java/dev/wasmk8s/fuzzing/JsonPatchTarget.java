package dev.wasmk8s.fuzzing;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.internal.patch.JsonDiffs;
import dev.wasmk8s.runtime.internal.patch.JsonPatches;
import dev.wasmk8s.spec.change.InapplicablePatchException;
import dev.wasmk8s.spec.change.SameJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Patches that are made of few words, on objects of the same words, do what RFC 6902 says; and the patch that is computed
 * between the two objects leads from one to the other. A first byte of 255 gives bytes as a patch instead.
 */
public final class JsonPatchTarget {
    private static final JsonMapper JACKSON = JsonMapper.shared();
    private static final JsonPatches PATCHES = new JsonPatches(1 << 16);
    private static final List<String> KEYS =
            List.of("a", "b", "", "0", "1", "-", "~", "/", "~1", "a/b", "01", "\u00e9");
    private static final List<String> STEPS = List.of(
            "a",
            "b",
            "",
            "0",
            "1",
            "-",
            "~0",
            "~1",
            "~01",
            "a~1b",
            "01",
            "\u00e9",
            "2",
            "-1",
            "+1",
            "1e0",
            "~",
            "~2",
            "99999999999",
            " ",
            "a~",
            "00");
    private static final List<String> NAMES =
            List.of("add", "remove", "replace", "move", "copy", "test", "Add", "spam");
    private static final int DEEPEST = 3;

    private JsonPatchTarget() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = new Input(bytes);
        if (input.next() == 255) {
            decode(RawJson.wrap(input.rest()));
            return;
        }
        Map<String, Object> object = object(input, DEEPEST);
        List<Map<String, Object>> operations = new ArrayList<>();
        for (int i = input.below(6); i >= 0; i--) {
            operations.add(operation(input));
        }
        RawJson before = json(object);
        RawJson patch = json(operations);
        Object expected = expected(object, operations);
        try {
            RawJson after = PATCHES.decode(patch).applyTo(before);
            Finding.unless(expected != null, "applied although it fails: " + patch + " to " + before + ": " + after);
            Finding.unless(same(after, json(expected)), patch + " to " + before + " gives " + after);
            difference(before, after);
        } catch (InapplicablePatchException e) {
            Finding.unless(expected == null || isKnown(e), patch + " to " + before + " fails: " + e.detail());
        }
    }

    private static void difference(RawJson before, RawJson after) throws InapplicablePatchException {
        RawJson computed = JsonDiffs.between(before, after);
        RawJson again = PATCHES.decode(computed).applyTo(before);
        Finding.unless(same(again, after), "difference " + computed + " from " + before + " to " + after);
    }

    private static boolean same(RawJson one, RawJson other) {
        return SameJson.test(one, other);
    }

    /**
     * Not by the letter of the RFC: steps that the library would read twice, which is documented, and the whole document
     * moved to where it is.
     */
    private static boolean isKnown(InapplicablePatchException e) {
        return e.detail().startsWith("a path ends with a key that has")
                || e.detail().equals("the operation \"remove\" fails at \"\"");
    }

    private static void decode(RawJson patch) {
        try {
            PATCHES.decode(patch).applyTo(RawJson.of("{\"a\":[1,{\"b\":2}],\"c\":{}}"));
        } catch (InapplicablePatchException e) {
            // It does not fit.
        } catch (ReviewException e) {
            Finding.unlessEqual(e.code(), FailureCode.RESPONSE_MALFORMED, "code");
        }
    }

    /** Null if an operation fails, or the result is no object. */
    private static Object expected(Map<String, Object> object, List<Map<String, Object>> operations) {
        PatchOracle oracle = new PatchOracle(object);
        try {
            for (Map<String, Object> operation : operations) {
                oracle.apply(operation);
            }
        } catch (PatchOracle.Failure e) {
            return null;
        }
        return oracle.document() instanceof Map<?, ?> result ? result : null;
    }

    private static RawJson json(Object value) {
        return RawJson.wrap(JACKSON.writeValueAsBytes(value));
    }

    private static Map<String, Object> operation(Input input) {
        Map<String, Object> operation = new LinkedHashMap<>();
        int shape = input.next();
        operation.put("op", NAMES.get(shape % NAMES.size()));
        operation.put("path", path(input));
        String name = (String) operation.get("op");
        boolean odd = shape > 240;
        if (name.equals("move") || name.equals("copy") || odd) {
            operation.put("from", path(input));
        }
        if (!name.equals("remove") && !name.equals("move") && !name.equals("copy") && !odd) {
            operation.put("value", value(input, 1));
        }
        if (shape > 250) {
            operation.remove(shape > 253 ? "path" : "from");
        }
        return operation;
    }

    private static String path(Input input) {
        int length = input.next();
        if (length > 250) {
            return "a/b";
        }
        StringBuilder path = new StringBuilder();
        for (int i = length % 4; i > 0; i--) {
            path.append('/').append(input.of(STEPS));
        }
        return path.toString();
    }

    private static Map<String, Object> object(Input input, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = input.below(5); i > 0; i--) {
            object.put(input.of(KEYS), value(input, depth - 1));
        }
        return object;
    }

    private static Object value(Input input, int depth) {
        int kind = input.below(depth > 0 ? 8 : 5);
        return switch (kind) {
            case 0 -> 1;
            case 1 -> "t";
            case 2 -> null;
            case 3 -> true;
            case 4 -> input.next();
            case 5, 6 -> list(input, depth);
            default -> object(input, depth);
        };
    }

    private static List<Object> list(Input input, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = input.below(4); i > 0; i--) {
            list.add(value(input, depth - 1));
        }
        return list;
    }
}
