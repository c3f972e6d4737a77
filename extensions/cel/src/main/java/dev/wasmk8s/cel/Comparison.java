package dev.wasmk8s.cel;

import com.google.common.primitives.UnsignedLong;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** The order of CEL values: numbers of all types among each other, and other values among those of their own type. */
final class Comparison {
    private Comparison() {}

    static int of(Object a, Object b) {
        if (isNumber(a) && isNumber(b)) {
            return numbers(a, b);
        }
        if (a instanceof String x && b instanceof String y) {
            return texts(x, y);
        }
        if (a instanceof Boolean x && b instanceof Boolean y) {
            return x.compareTo(y);
        }
        if (a instanceof Duration x && b instanceof Duration y) {
            return x.compareTo(y);
        }
        if (a instanceof Instant x && b instanceof Instant y) {
            return x.compareTo(y);
        }
        throw new InvalidArgument("elements that cannot be compared");
    }

    private static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof Double || value instanceof UnsignedLong;
    }

    private static int numbers(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x.compareTo(y);
        }
        if (isFinite(a) && isFinite(b)) {
            return exact(a).compareTo(exact(b));
        }
        return Double.compare(((Number) a).doubleValue(), ((Number) b).doubleValue());
    }

    private static boolean isFinite(Object number) {
        return !(number instanceof Double fraction) || Double.isFinite(fraction);
    }

    private static BigDecimal exact(Object number) {
        return number instanceof Double fraction ? new BigDecimal(fraction) : new BigDecimal(number.toString());
    }

    /** By code points, which is the order of their UTF-8. */
    private static int texts(String x, String y) {
        int length = Math.min(x.length(), y.length());
        for (int i = 0; i < length; i++) {
            char a = x.charAt(i);
            char b = y.charAt(i);
            if (a != b) {
                boolean oneIsOfAPair = Character.isSurrogate(a) != Character.isSurrogate(b);
                return oneIsOfAPair ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
            }
        }
        return Integer.compare(x.length(), y.length());
    }
}
