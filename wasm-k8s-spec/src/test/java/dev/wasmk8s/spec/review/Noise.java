package dev.wasmk8s.spec.review;

import dev.wasmk8s.json.RawJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a review as somebody else may write the same one: keys in another order, among others that nobody knows, null for
 * what is absent, empty lists and maps, other escapes and white space. Objects stay as they are.
 */
final class Noise {
    /** Values whose contents are not ours to read. */
    private static final Set<String> OPAQUE = Set.of("object", "oldObject", "options");

    /** Objects whose keys are data. */
    private static final Set<String> MAPS = Set.of("extra", "auditAnnotations");

    /** Null for one of these is as good as nothing, wherever it stands. */
    private static final List<String> KEYS = List.of(
            "apiVersion",
            "kind",
            "metadata",
            "spec",
            "status",
            "request",
            "response",
            "token",
            "audiences",
            "user",
            "groups",
            "extra",
            "uid",
            "resourceAttributes",
            "nonResourceAttributes",
            "fieldSelector",
            "rawSelector",
            "requirements",
            "values",
            "namespace",
            "subResource",
            "requestKind",
            "requestResource",
            "object",
            "oldObject",
            "options",
            "dryRun",
            "details",
            "causes",
            "code",
            "retryAfterSeconds",
            "patch",
            "patchType",
            "auditAnnotations",
            "warnings",
            "allowed",
            "denied",
            "reason",
            "error",
            "evaluationError");

    private static final List<String> UNKNOWN = List.of(
            "null",
            "[]",
            "{\"spec\":{\"token\":\"x\"},\"uid\":[{}]}",
            "1e400",
            "-0.0",
            "123456789012345678901234567890",
            "\"\\u0000\\ud83d\\ude00\"",
            "[[[[{\"allowed\":true}]]]]");
    private static final List<String> SPACES = List.of("", "", "", " ", "\n", "\r\n", "\t", "  ");
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private int unknown;

    private Noise(long seed) {
        random = new Random(seed);
    }

    /** The same review, written otherwise. */
    static RawJson in(RawJson review, long seed) {
        Noise noise = new Noise(seed);
        noise.space();
        noise.value(MAPPER.readTree(review.toByteArray()), true);
        noise.space();
        return RawJson.of(noise.out.toString());
    }

    private void value(JsonNode node, boolean ours) {
        if (node.isObject()) {
            object(node, ours);
        } else if (node.isArray()) {
            List<Runnable> items = new ArrayList<>();
            node.forEach(item -> items.add(() -> value(item, ours)));
            joined('[', items, ']');
        } else if (node.isString()) {
            text(node.stringValue());
        } else {
            out.append(node);
        }
    }

    private void object(JsonNode node, boolean ours) {
        List<Runnable> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            fields.add(() -> field(field.getKey(), field.getValue(), ours));
        }
        if (ours) {
            for (int i = random.nextInt(3); i > 0; i--) {
                fields.add(() -> raw("unknown" + unknown++, pick(UNKNOWN)));
            }
            KEYS.stream()
                    .filter(key -> !node.has(key) && random.nextInt(10) == 0)
                    .forEach(key -> fields.add(() -> raw(key, "null")));
            Collections.shuffle(fields, random);
        }
        joined('{', fields, '}');
    }

    private void field(String key, JsonNode value, boolean ours) {
        text(key);
        colon();
        if (OPAQUE.contains(key)) {
            out.append(value);
        } else {
            value(value, ours && !MAPS.contains(key));
        }
    }

    private void raw(String key, String value) {
        text(key);
        colon();
        out.append(value);
    }

    private void colon() {
        space();
        out.append(':');
        space();
    }

    private void joined(char open, List<Runnable> items, char close) {
        out.append(open);
        space();
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                out.append(',');
                space();
            }
            items.get(i).run();
            space();
        }
        out.append(close);
    }

    private void text(String text) {
        out.append('"');
        text.chars().forEach(c -> {
            boolean mustEscape = c < ' ' || c == '"' || c == '\\';
            // Half a pair must not be escaped and the other half not.
            boolean mayEscape = !Character.isSurrogate((char) c);
            if (mustEscape || (mayEscape && random.nextInt(6) == 0)) {
                out.append(c < 0x10 ? "\\u000" : c < 0x100 ? "\\u00" : c < 0x1000 ? "\\u0" : "\\u");
                String hex = Integer.toHexString(c);
                out.append(random.nextBoolean() ? hex : hex.toUpperCase(Locale.ROOT));
            } else if (c == '/' && random.nextBoolean()) {
                out.append("\\/");
            } else {
                out.append((char) c);
            }
        });
        out.append('"');
    }

    private void space() {
        out.append(pick(SPACES));
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
