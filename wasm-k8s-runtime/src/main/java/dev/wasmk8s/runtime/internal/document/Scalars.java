package dev.wasmk8s.runtime.internal.document;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an unquoted scalar means: as in YAML 1.1, the way Kubernetes reads its own files, so that a module gets the same
 * settings here as from an API server. {@code yes}, {@code on} and {@code n} are booleans, {@code 010} is eight.
 *
 * <p>With one difference: numbers keep their digits, where Kubernetes rounds what does not fit 64 bits.
 */
final class Scalars {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUES =
            Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSES =
            Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Pattern NOT_FINITE = Pattern.compile("\\.(nan|NaN|NAN)|[-+]?\\.(inf|Inf|INF)");
    private static final Pattern INTEGER = Pattern.compile(
            "([-+]?)(?:0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<bits>[01]+)|0[oO]?(?<octal>[0-7]+)|(?<decimal>0|[1-9][0-9]*))");
    private static final Pattern FLOAT = Pattern.compile("([-+]?)([0-9]*)(?:\\.([0-9]*))?([eE][-+]?[0-9]+)?");
    /** Beyond any number in use, and short enough for arithmetic on it to be quick. */
    private static final int LONGEST_NUMBER = 1000;

    private Scalars() {}

    /** The value of an unquoted scalar without a tag. */
    static Value plain(String text, Position at) {
        if (NULLS.contains(text)) {
            return new Value.Null(at);
        }
        if (TRUES.contains(text) || FALSES.contains(text)) {
            return new Value.Flag(TRUES.contains(text), at);
        }
        if (NOT_FINITE.matcher(text).matches()) {
            return new Value.Unusable("JSON has no number " + text + "; put it in quotes if you mean the text", at);
        }
        if (!mayBeNumber(text)) {
            return new Value.Text(text, at);
        }
        if (text.length() > LONGEST_NUMBER) {
            return new Value.Unusable("a number of " + text.length() + " digits; put it in quotes", at);
        }
        return number(text).<Value>map(json -> new Value.Numeral(json, at)).orElse(new Value.Text(text, at));
    }

    private static boolean mayBeNumber(String text) {
        char first = text.charAt(0);
        return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
    }

    private static Optional<String> number(String text) {
        String digits = text.charAt(0) == '.' ? text : text.replace("_", "");
        Matcher integer = INTEGER.matcher(digits);
        return integer.matches() ? Optional.of(integer(integer)) : decimal(digits);
    }

    private static String integer(Matcher parts) {
        String sign = parts.group(1).equals("-") ? "-" : "";
        if (parts.group("decimal") != null) {
            return new BigInteger(sign + parts.group("decimal")).toString();
        }
        if (parts.group("hex") != null) {
            return new BigInteger(sign + parts.group("hex"), 16).toString();
        }
        if (parts.group("bits") != null) {
            return new BigInteger(sign + parts.group("bits"), 2).toString();
        }
        return new BigInteger(sign + parts.group("octal"), 8).toString();
    }

    /** JSON wants a digit before the point and after it, and no zeros in front; YAML does not mind. */
    private static Optional<String> decimal(String text) {
        Matcher parts = FLOAT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String whole = parts.group(2);
        String fraction = parts.group(3) == null ? "" : parts.group(3);
        if (whole.isEmpty() && fraction.isEmpty()) {
            return Optional.empty();
        }
        String sign = parts.group(1).equals("-") ? "-" : "";
        String exponent = parts.group(4) == null ? "" : parts.group(4);
        String trimmed = whole.replaceFirst("^0+(?=[0-9])", "");
        return Optional.of(
                sign + (trimmed.isEmpty() ? "0" : trimmed) + (fraction.isEmpty() ? "" : "." + fraction) + exponent);
    }
}
