package dev.wasmk8s.examples.apiserver.embedded.rest;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a list goes on that was cut short. The rest is read as it is by then, which Kubernetes allows for.
 *
 * @param last namespace and name of the last object that the client has; empty to begin with the first
 */
record Continuation(String last) {
    static Continuation of(String token) {
        try {
            return new Continuation(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest("continue key is not valid: " + e.getMessage());
        }
    }

    static String after(Meta meta) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(place(meta).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the object comes after what the client has. */
    boolean isBefore(Meta meta) {
        return last.isEmpty() || place(meta).compareTo(last) > 0;
    }

    private static String place(Meta meta) {
        return meta.namespace() + "/" + meta.name();
    }
}
