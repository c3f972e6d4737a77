package dev.wasmk8s.gateway.internal.request;

import dev.wasmk8s.authorization.SelectorAttributes.Requirement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads field selectors such as {@code metadata.name=a,spec.nodeName!=b}, with the API server's escapes. */
final class FieldSelector {
    private static final String SPECIAL = "\\,=";

    private FieldSelector() {}

    /**
     * The requirements in the order of their text; {@code In} for equality, {@code NotIn} for inequality.
     *
     * @return absent if the text is no field selector
     */
    static Optional<List<Requirement>> parse(String selector) {
        List<Requirement> requirements = new ArrayList<>();
        for (String term : terms(selector)) {
            Optional<Requirement> requirement = requirement(term);
            if (requirement.isEmpty()) {
                return Optional.empty();
            }
            requirements.add(requirement.get());
        }
        return Optional.of(requirements);
    }

    /** Splits at commas that are not escaped; sorts, as the API server does, which decides between equal keys. */
    private static List<String> terms(String selector) {
        List<String> terms = new ArrayList<>();
        int start = 0;
        boolean escaped = false;
        for (int i = 0; i < selector.length(); i++) {
            char c = selector.charAt(i);
            if (escaped) {
                escaped = false;
            } else if (c == '\\') {
                escaped = true;
            } else if (c == ',') {
                terms.add(selector.substring(start, i));
                start = i + 1;
            }
        }
        terms.add(selector.substring(start));
        terms.removeIf(String::isEmpty);
        Collections.sort(terms);
        return terms;
    }

    private static Optional<Requirement> requirement(String term) {
        for (int i = 0; i < term.length(); i++) {
            for (String operator : List.of("!=", "==", "=")) {
                if (term.startsWith(operator, i)) {
                    String field = term.substring(0, i);
                    String wanted = operator.equals("!=") ? "NotIn" : "In";
                    return unescape(term.substring(i + operator.length()))
                            .map(value -> new Requirement(field, wanted, List.of(value)));
                }
            }
        }
        return Optional.empty();
    }

    /** Takes escapes off; commas, equals signs and backslashes must have one, and nothing else may. */
    private static Optional<String> unescape(String value) {
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            boolean escaped = value.charAt(i) == '\\';
            i += escaped ? 1 : 0;
            if (i == value.length() || escaped != (SPECIAL.indexOf(value.charAt(i)) >= 0)) {
                return Optional.empty();
            }
            plain.append(value.charAt(i));
        }
        return Optional.of(plain.toString());
    }
}
