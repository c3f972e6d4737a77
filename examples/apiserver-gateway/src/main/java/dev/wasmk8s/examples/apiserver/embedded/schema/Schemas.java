package dev.wasmk8s.examples.apiserver.embedded.schema;

import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Struct;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The types of the embedded API server, by name. Immutable. */
public final class Schemas {
    private static final List<String> RESOURCES = List.of(
            "meta.yaml",
            "core.yaml",
            "volumes.yaml",
            "pods.yaml",
            "apps.yaml",
            "authentication.yaml",
            "authorization.yaml");

    private final Map<String, Struct> types;

    private Schemas(Map<String, Struct> types) {
        this.types = types;
    }

    /** Reads the table from the class path. */
    public static Schemas load() {
        Map<String, JsonNode> source = new LinkedHashMap<>();
        for (String resource : RESOURCES) {
            try (InputStream in = Schemas.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("resource " + resource + " is missing");
                }
                Json.parseYaml(in.readAllBytes())
                        .properties()
                        .forEach(type -> source.put(type.getKey(), type.getValue()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Schemas(new SchemaReader(source).readAll());
    }

    /** The type of that name, which must exist. */
    public Struct type(String name) {
        Struct type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("no type " + name);
        }
        return type;
    }

    /** Every type by name. */
    public Map<String, Struct> types() {
        return types;
    }
}
