package dev.wasmk8s.testing.json;

import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;

/** Writes JSON as text. */
final class JsonPrinting {
    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();
    private final boolean pretty;

    private JsonPrinting(boolean pretty) {
        this.pretty = pretty;
    }

    static String compact(Json value) {
        return print(value, false);
    }

    static String pretty(Json value) {
        return print(value, true);
    }

    private static String print(Json value, boolean pretty) {
        JsonPrinting printing = new JsonPrinting(pretty);
        printing.value(value, 0);
        return printing.out.toString();
    }

    private void value(Json value, int depth) {
        if (value instanceof Json.Mapping object) {
            all('{', '}', object.members().entrySet(), depth, this::member);
        } else if (value instanceof Json.Sequence list) {
            all('[', ']', list.elements(), depth, this::value);
        } else if (value instanceof Json.Text text) {
            JsonStrings.append(out, text.value());
        } else if (value instanceof Json.Numeral number) {
            out.append(number.digits());
        } else if (value instanceof Json.Flag flag) {
            out.append(flag.value());
        } else {
            out.append("null");
        }
    }

    private void member(Map.Entry<String, Json> member, int depth) {
        JsonStrings.append(out, member.getKey());
        out.append(pretty ? ": " : ":");
        value(member.getValue(), depth);
    }

    private <T> void all(char open, char close, Iterable<T> parts, int depth, BiConsumer<T, Integer> print) {
        out.append(open);
        Iterator<T> rest = parts.iterator();
        boolean any = rest.hasNext();
        while (rest.hasNext()) {
            line(depth + 1);
            print.accept(rest.next(), depth + 1);
            if (rest.hasNext()) {
                out.append(',');
            }
        }
        if (any) {
            line(depth);
        }
        out.append(close);
    }

    private void line(int depth) {
        if (pretty) {
            out.append('\n').append(STEP.repeat(depth));
        }
    }
}
