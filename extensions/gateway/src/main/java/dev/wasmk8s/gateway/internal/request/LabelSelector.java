package dev.wasmk8s.gateway.internal.request;

import dev.wasmk8s.authorization.SelectorAttributes.Requirement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads label selectors such as {@code app=web,tier in (a,b),!old}, by the grammar of {@code
 * k8s.io/apimachinery/pkg/labels}.
 */
final class LabelSelector {
    private static final int MAX_NAME = 63;
    private static final int MAX_PREFIX = 253;
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern PREFIX =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern INTEGER = Pattern.compile("[0-9]+");

    private final LabelSelectorScanner tokens;

    private LabelSelector(String selector) {
        tokens = new LabelSelectorScanner(selector);
    }

    /**
     * The requirements, sorted by key. Operators are {@code In}, {@code NotIn}, {@code Exists}, {@code DoesNotExist},
     * {@code Gt} and {@code Lt}.
     *
     * @return absent if the text is no label selector
     */
    static Optional<List<Requirement>> parse(String selector) {
        try {
            return Optional.of(new LabelSelector(selector).requirements());
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }

    private List<Requirement> requirements() {
        List<Requirement> requirements = new ArrayList<>();
        if (!tokens.peek().equals(LabelSelectorScanner.END)) {
            String separator;
            do {
                requirements.add(requirement());
                separator = tokens.take();
            } while (separator.equals(","));
            require(separator.equals(LabelSelectorScanner.END));
        }
        requirements.sort(Comparator.comparing(Requirement::key));
        return requirements;
    }

    private Requirement requirement() {
        boolean absent = tokens.peek().equals("!");
        if (absent) {
            tokens.take();
        }
        String key = tokens.take();
        require(LabelSelectorScanner.isWord(key) && isKey(key));
        if (absent) {
            return new Requirement(key, "DoesNotExist", List.of());
        }
        return switch (tokens.peek()) {
            case LabelSelectorScanner.END, "," -> new Requirement(key, "Exists", List.of());
            default -> comparison(key, tokens.take());
        };
    }

    private Requirement comparison(String key, String operator) {
        return switch (operator) {
            case "=", "==" -> new Requirement(key, "In", List.of(value()));
            case "!=" -> new Requirement(key, "NotIn", List.of(value()));
            case ">" -> new Requirement(key, "Gt", List.of(integer()));
            case "<" -> new Requirement(key, "Lt", List.of(integer()));
            case "in" -> new Requirement(key, "In", values());
            case "notin" -> new Requirement(key, "NotIn", values());
            default -> throw new SyntaxException();
        };
    }

    private String value() {
        String next = tokens.peek();
        if (next.equals(LabelSelectorScanner.END) || next.equals(",")) {
            return "";
        }
        require(LabelSelectorScanner.isWord(next) && isValue(next));
        return tokens.take();
    }

    private String integer() {
        String value = value();
        require(INTEGER.matcher(value).matches() && new BigInteger(value).bitLength() < Long.SIZE);
        return value;
    }

    /** Values in parentheses; between and beside commas they may be left out, which means the empty value. */
    private List<String> values() {
        require(tokens.take().equals("("));
        TreeSet<String> values = new TreeSet<>();
        String token;
        do {
            if (LabelSelectorScanner.isWord(tokens.peek())) {
                String value = tokens.take();
                require(isValue(value));
                values.add(value);
            } else {
                values.add("");
            }
            token = tokens.take();
        } while (token.equals(","));
        require(token.equals(")"));
        return List.copyOf(values);
    }

    private static boolean isKey(String key) {
        int slash = key.indexOf('/');
        String prefix = slash < 0 ? "a" : key.substring(0, slash);
        return prefix.length() <= MAX_PREFIX && PREFIX.matcher(prefix).matches() && isName(key.substring(slash + 1));
    }

    private static boolean isValue(String value) {
        return value.isEmpty() || isName(value);
    }

    private static boolean isName(String name) {
        return name.length() <= MAX_NAME && NAME.matcher(name).matches();
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new SyntaxException();
        }
    }

    private static final class SyntaxException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SyntaxException() {
            super(null, null, false, false);
        }
    }
}
