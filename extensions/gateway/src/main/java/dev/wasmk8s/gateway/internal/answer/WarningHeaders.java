package dev.wasmk8s.gateway.internal.answer;

import dev.wasmk8s.gateway.Headers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes warnings as {@code Warning} header fields within the limits of the API server ({@code
 * k8s.io/apiserver/pkg/endpoints/filters/warning.go}): each text once; 4096 code points in all; past that, every text
 * is cut to 256 code points, and what still comes after 4096 is dropped. Texts with control characters are left out.
 */
public final class WarningHeaders {
    private static final int TOTAL_CODE_POINTS = 4096;
    private static final int ITEM_CODE_POINTS = 256;

    private WarningHeaders() {}

    /** The header fields for these texts, in order. */
    public static Headers of(List<String> texts) {
        Set<String> distinct = new LinkedHashSet<>(texts);
        distinct.removeIf(text -> text.isEmpty() || value(text).isEmpty());
        int total = distinct.stream().mapToInt(WarningHeaders::length).sum();
        return total <= TOTAL_CODE_POINTS ? headers(List.copyOf(distinct)) : truncated(distinct);
    }

    private static Headers truncated(Set<String> texts) {
        List<String> cut = new ArrayList<>();
        int uncut = 0;
        int written = 0;
        for (String text : texts) {
            // What first overflows the limit is always written, and so is what overflows it when it is cut. The API
            // server
            // counts so, too.
            boolean fitted = uncut <= TOTAL_CODE_POINTS;
            uncut += length(text);
            if (fitted || written < TOTAL_CODE_POINTS) {
                int length = Math.min(ITEM_CODE_POINTS, length(text));
                cut.add(text.substring(0, text.offsetByCodePoints(0, length)));
                written += length;
            }
        }
        return headers(cut);
    }

    private static Headers headers(List<String> texts) {
        Headers headers = Headers.none();
        for (String text : texts) {
            headers = headers.plus("Warning", value(text).orElseThrow());
        }
        return headers;
    }

    private static Optional<String> value(String text) {
        boolean writable = text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        return writable
                ? Optional.of("299 - \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                : Optional.empty();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
