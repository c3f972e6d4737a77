package dev.wasmk8s.cel;

import com.google.common.collect.ImmutableMap;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Reads quantities as Kubernetes writes them: a decimal number, and a suffix or a decimal exponent. What is finer than a
 * billionth is rounded up, away from zero. A number with a binary suffix ends at the largest int.
 */
final class QuantityText {
    private static final int MOST_CHARACTERS = 1000;
    private static final int LARGEST_EXPONENT = 1000;
    private static final int FINEST = 9;
    private static final BigDecimal LARGEST_BINARY = BigDecimal.valueOf(Long.MAX_VALUE);

    private static final Pattern FORM = Pattern.compile("([+-]?)([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(.*)");
    private static final Pattern EXPONENT = Pattern.compile("[eE]([+-]?[0-9]{1,9})");
    private static final ImmutableMap<String, Integer> DECIMAL = ImmutableMap.<String, Integer>builder()
            .put("", 0)
            .put("n", -9)
            .put("u", -6)
            .put("m", -3)
            .put("k", 3)
            .put("M", 6)
            .put("G", 9)
            .put("T", 12)
            .put("P", 15)
            .put("E", 18)
            .buildOrThrow();
    private static final ImmutableMap<String, Integer> BINARY =
            ImmutableMap.of("Ki", 10, "Mi", 20, "Gi", 30, "Ti", 40, "Pi", 50, "Ei", 60);

    private QuantityText() {}

    static boolean isQuantity(String text) {
        return amount(text).isPresent();
    }

    /** Throws an IllegalArgumentException, which does not quote, if it is none. */
    static Quantity parse(String text) {
        return new Quantity(amount(text).orElseThrow(() -> new InvalidArgument("not a quantity")));
    }

    private static Optional<BigDecimal> amount(String text) {
        Matcher form = FORM.matcher(text);
        if (text.length() > MOST_CHARACTERS || !form.matches()) {
            return Optional.empty();
        }
        String digits = form.group(2);
        BigDecimal number = new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
        return scaled(number, form.group(3))
                .map(amount -> amount.setScale(Math.min(Math.max(amount.scale(), 0), FINEST), RoundingMode.UP))
                .map(amount -> form.group(1).equals("-") ? amount.negate() : amount);
    }

    private static Optional<BigDecimal> scaled(BigDecimal number, String suffix) {
        Integer decimal = DECIMAL.get(suffix);
        if (decimal != null) {
            return Optional.of(number.scaleByPowerOfTen(decimal));
        }
        Integer binary = BINARY.get(suffix);
        if (binary != null) {
            return Optional.of(number.multiply(BigDecimal.valueOf(1L << binary)).min(LARGEST_BINARY));
        }
        Matcher exponent = EXPONENT.matcher(suffix);
        if (!exponent.matches()) {
            return Optional.empty();
        }
        int power = Integer.parseInt(exponent.group(1));
        return Math.abs(power) > LARGEST_EXPONENT ? Optional.empty() : Optional.of(number.scaleByPowerOfTen(power));
    }
}
