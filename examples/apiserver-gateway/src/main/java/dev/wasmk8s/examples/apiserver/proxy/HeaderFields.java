package dev.wasmk8s.examples.apiserver.proxy;

import dev.wasmk8s.gateway.Headers;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Header fields between the gateway, where values are text, and the HTTP library, where each character is one byte of
 * it.
 */
final class HeaderFields {
    private HeaderFields() {}

    /** What the HTTP library received. */
    static Headers read(MultiMap received) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (Map.Entry<String, String> field : received) {
            byte[] bytes = field.getValue().getBytes(StandardCharsets.ISO_8859_1);
            fields.add(Map.entry(field.getKey(), new String(bytes, StandardCharsets.UTF_8)));
        }
        return Headers.of(fields);
    }

    /** Adds what the HTTP library is to send. */
    static void write(Headers headers, MultiMap target) {
        for (Map.Entry<String, String> field : headers) {
            byte[] bytes = field.getValue().getBytes(StandardCharsets.UTF_8);
            target.add(field.getKey(), new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }
}
