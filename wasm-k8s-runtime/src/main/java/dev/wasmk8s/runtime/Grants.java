package dev.wasmk8s.runtime;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a module may see of the host beyond its input: nothing by default. Immutable.
 *
 * @param arguments the WASI arguments; the first one is by convention the program's name
 * @param environment the WASI environment variables
 * @param readOnlyDirectories the name under which the guest sees a directory, and the directory; it is readable with
 *     all below it, and nothing in it can be changed
 */
public record Grants(List<String> arguments, Map<String, String> environment, Map<String, Path> readOnlyDirectories) {
    /** Nothing. */
    public static final Grants NONE = new Grants(List.of(), Map.of(), Map.of());

    /** Copies the collections, keeping their order. */
    public Grants {
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        readOnlyDirectories = Collections.unmodifiableMap(new LinkedHashMap<>(readOnlyDirectories));
    }

    /** Whether nothing is granted. */
    public boolean isNone() {
        return arguments.isEmpty() && environment.isEmpty() && readOnlyDirectories.isEmpty();
    }
}
