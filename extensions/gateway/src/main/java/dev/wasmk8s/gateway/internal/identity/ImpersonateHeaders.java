package dev.wasmk8s.gateway.internal.identity;

import dev.wasmk8s.gateway.Headers;
import dev.wasmk8s.gateway.internal.request.MalformedRequestException;
import dev.wasmk8s.gateway.internal.request.PercentEncoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whom a client asks to act as.
 *
 * @param username the user name; empty if none is named
 * @param groups the groups named
 * @param uid the uid; empty if none is named
 * @param extra further attributes, by their decoded keys
 */
record ImpersonateHeaders(String username, List<String> groups, String uid, Map<String, List<String>> extra) {
    private static final String EXTRA = "impersonate-extra-";

    static ImpersonateHeaders of(Headers headers) {
        Map<String, List<String>> extra = new LinkedHashMap<>();
        for (Map.Entry<String, String> field : headers) {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith(EXTRA)) {
                extra.computeIfAbsent(unescape(name.substring(EXTRA.length())), key -> new ArrayList<>())
                        .add(field.getValue());
            }
        }
        return new ImpersonateHeaders(
                headers.first("Impersonate-User").orElse(""),
                headers.all("Impersonate-Group"),
                headers.first("Impersonate-Uid").orElse(""),
                extra);
    }

    boolean isEmpty() {
        return username.isEmpty() && groups.isEmpty() && uid.isEmpty() && extra.isEmpty();
    }

    /** Everything but the user name, as the API server puts it: object references in their plainest form. */
    String describe() {
        List<String> references = new ArrayList<>();
        groups.forEach(group -> references.add("{Group  " + group + "    }"));
        extra.forEach((key, values) -> values.forEach(
                value -> references.add("{UserExtra  " + value + "  authentication.k8s.io/v1  " + key + "}")));
        if (!uid.isEmpty()) {
            references.add("{UID  " + uid + "  authentication.k8s.io/v1  }");
        }
        return references.stream().collect(Collectors.joining(" ", "[", "]"));
    }

    /** A key that is badly encoded stands for itself. */
    private static String unescape(String key) {
        try {
            return PercentEncoding.decode(key, false);
        } catch (MalformedRequestException e) {
            return key;
        }
    }
}
