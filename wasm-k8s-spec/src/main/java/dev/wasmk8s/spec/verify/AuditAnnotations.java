package dev.wasmk8s.spec.verify;

import dev.wasmk8s.spec.json.PlainText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Keys of audit annotations: {@code PREFIX/KEY}, a qualified name with the module's name as prefix. */
public final class AuditAnnotations {
    private static final int LONGEST_PREFIX = 253;
    private static final int LONGEST_KEY = 63;
    private static final int LONGEST_QUOTE = 100;
    private static final String FALLBACK_PREFIX = "module";

    private AuditAnnotations() {}

    /**
     * The prefix for a module: its name if that is a lower-case DNS subdomain, else the name in lower case with
     * everything that a subdomain may not contain turned into hyphens ({@code magic_validator.wasm} becomes {@code
     * magic-validator.wasm}).
     */
    public static String prefix(String module) {
        if (isSubdomain(module)) {
            return module;
        }
        StringBuilder labels = new StringBuilder();
        for (String part :
                module.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]", "-").split("\\.", -1)) {
            String label = part.replaceAll("^-+|-+$", "");
            if (!label.isEmpty()) {
                labels.append(labels.isEmpty() ? "" : ".").append(label);
            }
        }
        String prefix = labels.toString();
        return isSubdomain(prefix) ? prefix : FALLBACK_PREFIX;
    }

    /** Prefixes the keys of an answer, dropping those that make no qualified name. */
    static Map<String, String> of(String module, Map<String, String> annotations, Consumer<String> log) {
        if (annotations.isEmpty()) {
            return Map.of();
        }
        String prefix = prefix(module);
        Map<String, String> prefixed = new LinkedHashMap<>();
        annotations.forEach((key, value) -> {
            if (isKey(key)) {
                prefixed.put(prefix + "/" + key, value);
            } else {
                log.accept("dropped the audit annotation with the key \"" + PlainText.of(key, LONGEST_QUOTE)
                        + "\": a key has up to 63 letters, digits, '-', '_' and '.', with a letter or digit at both"
                        + " ends");
            }
        });
        return prefixed;
    }

    /** Labels with dots between them. Not a pattern: every module's name comes here when a process starts. */
    private static boolean isSubdomain(String text) {
        boolean inLabel = false;
        char before = '.';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            inLabel = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            boolean allowed = c == '-' ? before != '.' : c == '.' && before != '.' && before != '-';
            if (!inLabel && !allowed) {
                return false;
            }
            before = c;
        }
        return inLabel && text.length() <= LONGEST_PREFIX;
    }

    private static boolean isKey(String text) {
        return text.length() <= LONGEST_KEY && Key.PATTERN.matcher(text).matches();
    }

    /** Made when the first annotation comes. */
    private static final class Key {
        static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9]([-_.A-Za-z0-9]*[A-Za-z0-9])?");
    }
}
