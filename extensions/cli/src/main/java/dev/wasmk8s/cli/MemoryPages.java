package dev.wasmk8s.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Sizes such as {@code 64Mi}, in pages of 64 KiB. */
final class MemoryPages implements ITypeConverter<Integer> {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,6})(Ki|Mi|Gi)");
    private static final int PAGE_KIB = 64;
    private static final int MOST = 32767;

    @Override
    public Integer convert(String value) {
        Matcher parts = FORM.matcher(value);
        if (!parts.matches()) {
            throw new TypeConversionException("'" + value + "' is no size such as 512Ki, 64Mi or 1Gi");
        }
        long kib = Long.parseLong(parts.group(1)) * factor(parts.group(2));
        if (kib % PAGE_KIB != 0 || kib / PAGE_KIB > MOST) {
            throw new TypeConversionException("'" + value + "' is no multiple of 64Ki below 2Gi");
        }
        return (int) (kib / PAGE_KIB);
    }

    private static long factor(String unit) {
        return switch (unit) {
            case "Ki" -> 1;
            case "Mi" -> 1 << 10;
            default -> 1 << 20;
        };
    }
}
