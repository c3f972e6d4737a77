package dev.wasmk8s.spec.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys that reviews have, as strings that are there already. */
final class KnownKeys {
    private static final List<String> KEYS = List.of(
            "apiVersion",
            "kind",
            "metadata",
            "request",
            "response",
            "settings",
            "error",
            "spec",
            "status",
            // AdmissionReview
            "uid",
            "resource",
            "subResource",
            "requestKind",
            "requestResource",
            "requestSubResource",
            "name",
            "namespace",
            "operation",
            "userInfo",
            "object",
            "oldObject",
            "dryRun",
            "options",
            "group",
            "version",
            "allowed",
            "patch",
            "patchType",
            "auditAnnotations",
            "warnings",
            // Status
            "message",
            "reason",
            "code",
            "details",
            "causes",
            "field",
            // TokenReview and UserInfo
            "token",
            "audiences",
            "authenticated",
            "user",
            "username",
            "groups",
            "extra",
            // SubjectAccessReview
            "denied",
            "evaluationError",
            "resourceAttributes",
            "nonResourceAttributes",
            "verb",
            "path",
            "subresource",
            "fieldSelector",
            "labelSelector",
            "requirements",
            "rawSelector",
            "key",
            "operator",
            "values");

    private static final int SLOTS = 256;
    private static final Entry[] TABLE = new Entry[SLOTS];

    private static final class Entry {
        private final String key;
        private final byte[] utf8;
        private final long signature;

        Entry(String key) {
            this.key = key;
            this.utf8 = key.getBytes(StandardCharsets.UTF_8);
            this.signature = Words.signature(utf8, 0, utf8.length);
        }
    }

    static {
        for (String key : KEYS) {
            Entry entry = new Entry(key);
            int slot = slot(entry.signature);
            while (TABLE[slot] != null) {
                slot = (slot + 1) % SLOTS;
            }
            TABLE[slot] = entry;
        }
    }

    private KnownKeys() {}

    private static int slot(long signature) {
        return (int) ((signature * 0x9E37_79B9_7F4A_7C15L) >>> 56);
    }

    /** The key that these bytes are, if it is known. */
    static @Nullable String find(byte[] bytes, int from, int length) {
        long signature = Words.signature(bytes, from, length);
        for (int slot = slot(signature); TABLE[slot] != null; slot = (slot + 1) % SLOTS) {
            Entry entry = TABLE[slot];
            if (entry.signature == signature
                    && entry.utf8.length == length
                    && Words.same(bytes, from, entry.utf8, 0, length)) {
                return entry.key;
            }
        }
        return null;
    }
}
