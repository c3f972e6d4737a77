package dev.wasmk8s.guest;

import java.util.List;

/**
 * One requirement of a selector. No component is null.
 *
 * @param operator {@code In}, {@code NotIn}, {@code Exists} or {@code DoesNotExist}
 */
public record SelectorRequirement(String key, String operator, List<String> values) {
    static SelectorRequirement read(JsonCursor in) {
        String key = "";
        String operator = "";
        List<String> values = List.of();
        for (in.enterObject(); in.nextMember(); ) {
            switch (in.name()) {
                case "key" -> key = in.text();
                case "operator" -> operator = in.text();
                case "values" -> values = in.texts();
                default -> in.skip();
            }
        }
        return new SelectorRequirement(key, operator, values);
    }
}
