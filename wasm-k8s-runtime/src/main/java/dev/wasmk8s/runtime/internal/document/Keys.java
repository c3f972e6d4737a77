package dev.wasmk8s.runtime.internal.document;

import java.util.regex.Pattern;

/**
 * What may stand before a colon: a string, or a whole number, which becomes one.
 *
 * <p>Kubernetes turns an unquoted {@code y:} into the key {@code true} without a word. That is reported here.
 */
final class Keys {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]*)");

    private Keys() {}

    /**
     * Pairs a key with its value.
     *
     * @param written what stands before the colon, for messages
     */
    static Value.Entry entry(String written, Value key, Value value) {
        if (key instanceof Value.Text text) {
            return new Value.Entry(text.value(), key.at(), value);
        }
        if (key instanceof Value.Numeral number && WHOLE.matcher(number.json()).matches()) {
            return new Value.Entry(number.json(), key.at(), value);
        }
        String why = key instanceof Value.Sequence || key instanceof Value.Mapping
                ? "a key must be a string, and is " + key.kind()
                : "a key must be a string, and YAML reads this one as " + key.kind() + "; put it in quotes";
        return new Value.Entry(written, key.at(), new Value.Unusable(why, key.at()));
    }
}
