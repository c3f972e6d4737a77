package dev.wasmk8s.gateway.internal.identity;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A service account, which has a user name of the form {@code system:serviceaccount:NAMESPACE:NAME}.
 *
 * @param namespace its namespace
 * @param name its name
 */
record ServiceAccountName(String namespace, String name) {
    private static final String PREFIX = "system:serviceaccount:";
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern NAMESPACE = Pattern.compile(LABEL);
    private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final int MAX_NAMESPACE = 63;
    private static final int MAX_NAME = 253;

    /** The service account that a user name stands for; absent if it is another user's. */
    static Optional<ServiceAccountName> of(String username) {
        if (!username.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String[] parts = username.substring(PREFIX.length()).split(":", -1);
        boolean valid = parts.length == 2
                && parts[0].length() <= MAX_NAMESPACE
                && NAMESPACE.matcher(parts[0]).matches()
                && parts[1].length() <= MAX_NAME
                && NAME.matcher(parts[1]).matches();
        return valid ? Optional.of(new ServiceAccountName(parts[0], parts[1])) : Optional.empty();
    }

    /** The groups that the API server gives every service account of the namespace. */
    List<String> groups() {
        return List.of("system:serviceaccounts", "system:serviceaccounts:" + namespace);
    }
}
