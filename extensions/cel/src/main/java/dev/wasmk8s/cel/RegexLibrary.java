package dev.wasmk8s.cel;

import com.google.common.collect.ImmutableList;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;

/** Kubernetes' {@code find} and {@code findAll}. RE2, so time is linear in the text. */
final class RegexLibrary extends FunctionLibrary {
    private static final ListType STRINGS = ListType.create(SimpleType.STRING);

    /** After what it is made of. */
    static final RegexLibrary INSTANCE = new RegexLibrary();

    private RegexLibrary() {
        member(
                "find",
                CelFunctionBinding.from("k8s_string_find", String.class, String.class, RegexLibrary::find),
                SimpleType.STRING,
                SimpleType.STRING,
                SimpleType.STRING);
        member(
                "findAll",
                CelFunctionBinding.from(
                        "k8s_string_find_all", String.class, String.class, (text, regex) -> findAll(text, regex, -1)),
                STRINGS,
                SimpleType.STRING,
                SimpleType.STRING);
        member(
                "findAll",
                CelFunctionBinding.from(
                        "k8s_string_find_all_limit",
                        ImmutableList.of(String.class, String.class, Long.class),
                        a -> findAll((String) a[0], (String) a[1], (Long) a[2])),
                STRINGS,
                SimpleType.STRING,
                SimpleType.STRING,
                SimpleType.INT);
    }

    private static String find(String text, String regex) {
        Matcher matcher = matcher(text, regex);
        return matcher.find() ? matcher.group() : "";
    }

    /** A negative limit is none. */
    private static ImmutableList<String> findAll(String text, String regex, long limit) {
        ImmutableList.Builder<String> found = ImmutableList.builder();
        Matcher matcher = matcher(text, regex);
        for (long left = limit; left != 0 && matcher.find(); left--) {
            found.add(matcher.group());
        }
        return found.build();
    }

    private static Matcher matcher(String text, String regex) {
        try {
            Pattern pattern = Pattern.compile(regex);
            if (pattern.programSize() > Options.ALL.maxRegexProgramSize()) {
                throw new InvalidArgument("the regular expression is too large");
            }
            return pattern.matcher(text);
        } catch (PatternSyntaxException e) {
            throw new InvalidArgument("not a regular expression", e);
        }
    }
}
