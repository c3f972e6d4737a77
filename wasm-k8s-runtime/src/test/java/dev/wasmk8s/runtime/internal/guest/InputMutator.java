package dev.wasmk8s.runtime.internal.guest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Damages documents: single bytes and runs of them, and values, keys and lists of JSON. */
final class InputMutator {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String[] STRINGS = {
        "",
        "magic-token",
        "magic-group",
        "not-allowed-value",
        "ConfigMap",
        "configmaps",
        "CREATE",
        "validate",
        "*",
        "get",
        "\u0000",
        "\u00e4\u4e16\ud83d\ude00",
        "\"\\\n",
        "x".repeat(5000),
        "{}"
    };
    private static final long[] NUMBERS = {0, -1, 1, 255, 65_536, Integer.MAX_VALUE, 1L << 53, Long.MIN_VALUE};

    private final Random random;

    InputMutator(long seed) {
        random = new Random(seed);
    }

    /** A document like another: the same in one of eight cases, else changed at some places. */
    byte[] mutate(byte[] document) {
        int kind = random.nextInt(8);
        if (kind == 0) {
            return document;
        }
        byte[] changed = kind < 5 ? mutateJson(document) : document.clone();
        return kind >= 4 ? mutateBytes(changed) : changed;
    }

    private byte[] mutateBytes(byte[] document) {
        byte[] changed = document;
        for (int i = random.nextInt(4); i >= 0 && changed.length > 0; i--) {
            int at = random.nextInt(changed.length);
            int to = Math.min(changed.length, at + 1 + random.nextInt(16));
            switch (random.nextInt(6)) {
                case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> changed[at] = (byte) random.nextInt(256);
                case 2 -> changed[at] = (byte) "{}[]\",:\\0".charAt(random.nextInt(9));
                case 3 -> changed = splice(changed, at, to, new byte[0]);
                case 4 -> changed = splice(changed, at, at, Arrays.copyOfRange(changed, at, to));
                default -> changed = random.nextInt(4) == 0 ? Arrays.copyOf(changed, at) : changed;
            }
        }
        return changed;
    }

    private static byte[] splice(byte[] document, int from, int to, byte[] inserted) {
        byte[] result = new byte[document.length - (to - from) + inserted.length];
        System.arraycopy(document, 0, result, 0, from);
        System.arraycopy(inserted, 0, result, from, inserted.length);
        System.arraycopy(document, to, result, from + inserted.length, document.length - to);
        return result;
    }

    private byte[] mutateJson(byte[] document) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(document);
        } catch (JacksonException e) {
            return document.clone();
        }
        List<JsonNode> containers = new ArrayList<>();
        collect(tree, containers);
        for (int i = random.nextInt(3); i >= 0; i--) {
            change(containers.get(random.nextInt(containers.size())));
        }
        return MAPPER.writeValueAsBytes(tree);
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer() && !node.isEmpty()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private void change(JsonNode container) {
        if (container instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = List.copyOf(object.propertyNames());
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(string(), object.get(name));
                default -> object.set(name, value(object.get(name)));
            }
        } else if (container instanceof ArrayNode array && !array.isEmpty()) {
            int at = random.nextInt(array.size());
            switch (random.nextInt(4)) {
                case 0 -> array.remove(at);
                case 1 -> array.add(array.get(at).deepCopy());
                default -> array.set(at, value(array.get(at)));
            }
        }
    }

    private JsonNode value(JsonNode old) {
        return switch (random.nextInt(9)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(NUMBERS[random.nextInt(NUMBERS.length)]);
            case 3 -> NODES.numberNode(random.nextDouble() * 1e300);
            case 4 -> NODES.arrayNode().add(old.deepCopy());
            case 5 -> NODES.objectNode().set(string(), old.deepCopy());
            case 6 -> nested();
            default -> NODES.stringNode(string());
        };
    }

    private JsonNode nested() {
        JsonNode node = NODES.arrayNode();
        for (int i = random.nextInt(200); i > 0; i--) {
            node = NODES.arrayNode().add(node);
        }
        return node;
    }

    private String string() {
        return STRINGS[random.nextInt(STRINGS.length)];
    }
}
