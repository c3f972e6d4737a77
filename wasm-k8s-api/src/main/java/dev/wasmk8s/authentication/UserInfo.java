package dev.wasmk8s.authentication;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A user as Kubernetes knows one: {@code UserInfo} of {@code authentication.k8s.io/v1}. Immutable.
 *
 * @param username the unique name; empty only where a review came without one
 * @param uid tells users apart who had the same name at different times; empty if unknown
 * @param groups the groups that the user is a member of, in order
 * @param extra further attributes, key to values, in order
 */
public record UserInfo(String username, String uid, List<String> groups, Map<String, List<String>> extra) {
    /** The group of everybody who was authenticated. */
    public static final String SYSTEM_AUTHENTICATED = "system:authenticated";
    /** The group of everybody who was not. */
    public static final String SYSTEM_UNAUTHENTICATED = "system:unauthenticated";
    /** The name of the user who did not authenticate. */
    public static final String SYSTEM_ANONYMOUS = "system:anonymous";

    /** Copies the collections, keeping their order. */
    public UserInfo {
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(uid, "uid");
        groups = List.copyOf(groups);
        extra = extra.isEmpty() ? Map.of() : copy(extra);
    }

    private static Map<String, List<String>> copy(Map<String, List<String>> extra) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        extra.forEach((key, values) -> copy.put(key, List.copyOf(values)));
        return Collections.unmodifiableMap(copy);
    }

    /** A user with a name and groups, without uid and further attributes. */
    public static UserInfo of(String username, String... groups) {
        return new UserInfo(username, "", List.of(groups), Map.of());
    }

    /**
     * The user with {@code system:authenticated} among the groups, as the API server adds it after authentication:
     * last, and not for the anonymous user nor for one who is already a member of that group or of
     * {@code system:unauthenticated}.
     */
    public UserInfo authenticated() {
        if (username.equals(SYSTEM_ANONYMOUS)
                || groups.contains(SYSTEM_AUTHENTICATED)
                || groups.contains(SYSTEM_UNAUTHENTICATED)) {
            return this;
        }
        List<String> more = new ArrayList<>(groups);
        more.add(SYSTEM_AUTHENTICATED);
        return new UserInfo(username, uid, more, extra);
    }
}
