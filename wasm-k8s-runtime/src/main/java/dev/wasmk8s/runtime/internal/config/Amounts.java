package dev.wasmk8s.runtime.internal.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them ({@code 1m30s}, {@code 250ms}) and sizes as Kubernetes writes them ({@code 64Mi}). */
final class Amounts {
    private static final String DURATION_PART = "([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ms|us|ns|h|m|s)";
    private static final Pattern PART = Pattern.compile(DURATION_PART);
    private static final Pattern DURATION = Pattern.compile("(?:" + DURATION_PART + "){1,6}");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,10})(Ki|Mi|Gi|k|M|G)?");
    private static final BigDecimal DAY = BigDecimal.valueOf(24 * nanos("h"));

    private Amounts() {}

    /** A duration; empty if the text is none, or longer than a day. */
    static Optional<Duration> duration(String text) {
        if (!DURATION.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(nanos(part.group(2)))));
        }
        return sum.compareTo(DAY) > 0 ? Optional.empty() : Optional.of(Duration.ofNanos(sum.longValue()));
    }

    private static long nanos(String unit) {
        return switch (unit) {
            case "ns" -> 1L;
            case "us" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> throw new IllegalArgumentException(unit);
        };
    }

    /** A number of bytes; empty if the text is none, or more than a Java array holds. */
    static Optional<Integer> bytes(String text) {
        Matcher parts = SIZE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long bytes = Long.parseLong(parts.group(1)) * bytesOf(parts.group(2) == null ? "" : parts.group(2));
        return bytes <= Integer.MAX_VALUE ? Optional.of((int) bytes) : Optional.empty();
    }

    private static long bytesOf(String unit) {
        return switch (unit) {
            case "" -> 1L;
            case "Ki" -> 1L << 10;
            case "Mi" -> 1L << 20;
            case "Gi" -> 1L << 30;
            case "k" -> 1_000L;
            case "M" -> 1_000_000L;
            case "G" -> 1_000_000_000L;
            default -> throw new IllegalArgumentException(unit);
        };
    }
}
