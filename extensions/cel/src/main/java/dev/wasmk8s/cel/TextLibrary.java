package dev.wasmk8s.cel;

import com.google.common.collect.ImmutableList;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.List;

/**
 * {@code replace} and {@code join}, whose results can be much larger than what goes in: these refuse to make one that is
 * too large.
 */
final class TextLibrary extends FunctionLibrary {
    private static final ListType STRINGS = ListType.create(SimpleType.STRING);
    private static final int MAX_CHARACTERS = 1 << 22;

    /** After what it is made of. */
    static final TextLibrary INSTANCE = new TextLibrary();

    private TextLibrary() {
        member(
                "replace",
                CelFunctionBinding.from(
                        "k8s_string_replace",
                        ImmutableList.of(String.class, String.class, String.class),
                        a -> replace((String) a[0], (String) a[1], (String) a[2], -1)),
                SimpleType.STRING,
                SimpleType.STRING,
                SimpleType.STRING,
                SimpleType.STRING);
        member(
                "replace",
                CelFunctionBinding.from(
                        "k8s_string_replace_limit",
                        ImmutableList.of(String.class, String.class, String.class, Long.class),
                        a -> replace((String) a[0], (String) a[1], (String) a[2], (Long) a[3])),
                SimpleType.STRING,
                SimpleType.STRING,
                SimpleType.STRING,
                SimpleType.STRING,
                SimpleType.INT);
        member(
                "join",
                CelFunctionBinding.from("k8s_list_join", List.class, list -> join(list, "")),
                SimpleType.STRING,
                STRINGS);
        member(
                "join",
                CelFunctionBinding.from("k8s_list_join_separator", List.class, String.class, TextLibrary::join),
                SimpleType.STRING,
                STRINGS,
                SimpleType.STRING);
    }

    /** An empty text to search for is found before every character and at the end. */
    private static String replace(String text, String search, String replacement, long limit) {
        StringBuilder result = new StringBuilder();
        int from = 0;
        int at = 0;
        for (long left = limit; left != 0; left--) {
            int found = text.indexOf(search, at);
            if (found < 0) {
                break;
            }
            append(result, text.substring(from, found));
            append(result, replacement);
            from = found + search.length();
            if (search.isEmpty()) {
                if (found == text.length()) {
                    break;
                }
                at = text.offsetByCodePoints(found, 1);
            } else {
                at = from;
            }
        }
        append(result, text.substring(from));
        return result.toString();
    }

    private static String join(List<?> list, String separator) {
        StringBuilder result = new StringBuilder();
        boolean first = true;
        for (Object element : list) {
            if (!(element instanceof String text)) {
                throw new InvalidArgument("join: not a string");
            }
            append(result, first ? "" : separator);
            append(result, text);
            first = false;
        }
        return result.toString();
    }

    private static void append(StringBuilder result, String text) {
        if (result.length() + text.length() > MAX_CHARACTERS) {
            throw new BudgetExceeded();
        }
        result.append(text);
    }
}
