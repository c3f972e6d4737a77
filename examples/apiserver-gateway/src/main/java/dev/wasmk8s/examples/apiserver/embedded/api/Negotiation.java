package dev.wasmk8s.examples.apiserver.embedded.api;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What form of an answer a client takes.
 *
 * @param yaml whether it is YAML and not JSON
 * @param shape what is made of the objects
 */
public record Negotiation(boolean yaml, Shape shape) {
    private static final String OFFERED = "application/json, application/yaml";

    /** What is made of the objects of an answer. */
    public enum Shape {
        /** The objects themselves. */
        OBJECTS,
        /** Rows of a table for humans. */
        TABLE,
        /** Their metadata alone. */
        METADATA
    }

    /**
     * The first form of an {@code Accept} header that can be served; JSON if there is none.
     *
     * @param accept the values of the header
     * @param shapes whether the answer can be had in other shapes than the objects
     * @throws ApiException with 406 if none can be served
     */
    public static Negotiation of(List<String> accept, boolean shapes) {
        String all = String.join(",", accept);
        if (all.isBlank()) {
            return new Negotiation(false, Shape.OBJECTS);
        }
        for (String clause : all.split(",", -1)) {
            Optional<Negotiation> form = parse(clause.strip(), shapes);
            if (form.isPresent()) {
                return form.get();
            }
        }
        throw ApiException.notAcceptable(OFFERED);
    }

    private static Optional<Negotiation> parse(String clause, boolean shapes) {
        String[] parts = clause.toLowerCase(Locale.ROOT).split(";", -1);
        boolean yaml = parts[0].strip().equals("application/yaml");
        if (!yaml && !isJson(parts[0].strip())) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            parameters.put(pair[0].strip(), pair.length == 2 ? pair[1].strip() : "");
        }
        return shape(parameters, shapes).map(shape -> new Negotiation(yaml, shape));
    }

    private static boolean isJson(String type) {
        return type.equals("application/json") || type.equals("*/*") || type.equals("application/*");
    }

    private static Optional<Shape> shape(Map<String, String> parameters, boolean shapes) {
        String as = parameters.getOrDefault("as", "");
        if (as.isEmpty()) {
            return Optional.of(Shape.OBJECTS);
        }
        if (!shapes || !"meta.k8s.io".equals(parameters.get("g"))) {
            return Optional.empty();
        }
        return switch (as) {
            case "table" -> Optional.of(Shape.TABLE);
            case "partialobjectmetadata", "partialobjectmetadatalist" -> Optional.of(Shape.METADATA);
            default -> Optional.empty();
        };
    }

    /** The media type of the answer. */
    public String mediaType() {
        return yaml ? "application/yaml" : "application/json";
    }
}
