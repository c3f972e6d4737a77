package dev.wasmk8s.gateway.internal.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a query. Names are compared exactly; where one value is wanted, the first counts, as for the API
 * server. Immutable.
 *
 * <p>A semicolon that is not encoded separates parameters for some servers and drops the parameter for others, and a
 * broken escape drops it for some: both are refused.
 */
public final class Query {
    private final Map<String, List<String>> parameters;

    private Query(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads a query.
     *
     * @param raw the query as received, without the question mark
     * @throws MalformedRequestException if it could be read in two ways
     */
    public static Query parse(String raw) {
        if (raw.chars().anyMatch(c -> c == ';' || c == '#' || c <= ' ' || c >= 0x7f)) {
            throw new MalformedRequestException("the URL query has a character that is not allowed there");
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : raw.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = PercentEncoding.decode(equals < 0 ? pair : pair.substring(0, equals), true);
                String value = equals < 0 ? "" : PercentEncoding.decode(pair.substring(equals + 1), true);
                parameters.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
            }
        }
        return new Query(parameters);
    }

    /** The first value of a parameter; absent if the parameter is. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** All values of a parameter, in order; empty if it is absent. */
    public List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /**
     * A parameter as the API server reads booleans: absent, {@code 0} and {@code false} in any letter case are false,
     * everything else, even the empty value, is true.
     */
    public boolean isTrue(String name) {
        return first(name)
                .map(value -> !value.equals("0") && !value.equalsIgnoreCase("false"))
                .orElse(false);
    }
}
