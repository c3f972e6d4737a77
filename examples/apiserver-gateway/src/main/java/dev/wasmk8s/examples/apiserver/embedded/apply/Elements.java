package dev.wasmk8s.examples.apiserver.embedded.apply;

import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.ListOf;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Struct;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Elements of paths: made of values, and told to humans. */
final class Elements {
    private Elements() {}

    static String field(String name) {
        return "f:" + name;
    }

    /** The element of an item of an associative list or a set. */
    static String item(ListOf list, JsonNode item) {
        if (list.set()) {
            return "v:" + item;
        }
        ObjectNode keys = Json.object();
        for (String key : new TreeSet<>(list.keys())) {
            JsonNode value = item.get(key);
            if (value != null) {
                keys.set(key, value);
            } else if (list.items() instanceof Struct struct && struct.fields().containsKey(key)) {
                struct.fields().get(key).defaultValue().ifPresent(missing -> keys.set(key, missing));
            }
        }
        return "k:" + keys;
    }

    /** The name in an element that is a field; the element must be one. */
    static String name(String element) {
        return element.substring(2);
    }

    /** A path as messages show it: {@code .spec.containers[name="a"].image}. */
    static String readable(List<String> path) {
        return path.stream().map(Elements::readable).collect(Collectors.joining());
    }

    private static String readable(String element) {
        String rest = element.substring(2);
        if (element.startsWith("f:")) {
            return "." + rest;
        }
        if (element.startsWith("v:")) {
            return "[=" + rest + "]";
        }
        return Json.parse(rest).properties().stream()
                .map(key -> key.getKey() + "=" + key.getValue())
                .collect(Collectors.joining(",", "[", "]"));
    }
}
