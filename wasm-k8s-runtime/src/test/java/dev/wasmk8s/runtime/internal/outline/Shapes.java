package dev.wasmk8s.runtime.internal.outline;

import java.util.function.IntSupplier;

/** Methods of every shape that javac makes, to move regions out of. Each gets a seed and leaves a trace. */
final class Shapes {
    private Shapes() {}

    static int straightLine(int seed, StringBuilder trace) {
        int a = seed * 31 + 7;
        int b = a ^ (seed << 3);
        int c = b - a;
        trace.append(a).append(b);
        a += c;
        b ^= a;
        c++;
        return a + b * c;
    }

    /** What follows the check is entered from two sides, one of which never reaches the end, where {@code kept} is read. */
    static int pastTheWayOut(int seed, StringBuilder trace) {
        int kept = 1;
        int more = seed;
        check:
        {
            if (seed % 3 != 0) {
                kept = seed * 7 + trace.length();
                trace.append(kept);
                if (seed % 5 > 1) {
                    more += 3;
                    break check;
                }
                more ^= 5;
            }
            trace.append("left");
            return -more;
        }
        trace.append("kept");
        return kept + more;
    }

    static long wideLocals(int seed, StringBuilder trace) {
        long a = seed * 0x1_0000_0001L;
        double d = seed / 3.0;
        float f = seed * 0.5f;
        long b = a >>> 7;
        for (int i = 0; i < (seed & 7); i++) {
            d = d * 1.5 - i;
            f += i;
            a = a * 31 + Double.doubleToRawLongBits(d);
            b ^= a;
        }
        trace.append(d).append(f);
        return a ^ b ^ Float.floatToRawIntBits(f);
    }

    static float oddNumbers(int seed, StringBuilder trace) {
        float f = seed == 0 ? Float.intBitsToFloat(0x7fa0_0001) : seed == 1 ? -0.0f : Float.NEGATIVE_INFINITY;
        double d = seed == 2 ? Double.longBitsToDouble(0x7ff4_0000_0000_0001L) : f;
        if (seed > 3) {
            f = f + seed;
            d = d - f;
        }
        trace.append(Float.floatToRawIntBits(f)).append(Double.doubleToRawLongBits(d));
        return f;
    }

    static double nestedLoops(int seed, StringBuilder trace) {
        double sum = 0;
        outer:
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < i; j++) {
                if ((i * j + seed) % 11 == 5) {
                    continue outer;
                }
                if (i * j > 60 + seed % 20) {
                    trace.append("break");
                    break outer;
                }
                sum += i * 0.25 + j;
            }
            int left = i;
            while (left > 0) {
                left -= 3;
                sum -= left;
                if (sum > 1000) {
                    return sum;
                }
            }
        }
        return -sum;
    }

    static String returnsReference(int seed, StringBuilder trace) {
        String text = "none";
        for (int i = 0; i < 5; i++) {
            if (seed % 7 == i) {
                return text + i;
            }
            trace.append(i);
            if (i == 3) {
                text = "late";
            }
        }
        return text;
    }

    static void returnsNothing(int seed, StringBuilder trace) {
        int i = seed;
        while (true) {
            if (i % 5 == 0) {
                trace.append("five");
                return;
            }
            i++;
            trace.append(i);
            if (trace.length() > 40) {
                return;
            }
        }
    }

    static int denseSwitch(int seed, StringBuilder trace) {
        int state = seed & 3;
        int result = 0;
        for (int step = 0; step < 20; step++) {
            switch (state) {
                case 0:
                    result += step;
                    state = (seed + step) & 3;
                    break;
                case 1:
                    result ^= 0x55;
                    state = 3;
                // fall through
                case 2:
                    trace.append(state);
                    state++;
                    break;
                case 3:
                    if (result > 100) {
                        return result;
                    }
                    state = step % 6;
                    continue;
                default:
                    result -= state;
                    state = 0;
            }
            result++;
        }
        return -result;
    }

    static long sparseSwitch(int seed, StringBuilder trace) {
        long total = seed;
        for (int i = 0; i < 10; i++) {
            switch ((int) (total % 1000)) {
                case -5, 17, 400 -> total += 1000;
                case 3 -> {
                    trace.append('t');
                    total *= 3;
                }
                case 999 -> {
                    return total;
                }
                default -> total = total * 7 + i;
            }
        }
        return total;
    }

    static int catches(int seed, StringBuilder trace) {
        int progress = 0;
        try {
            progress = 1;
            int[] array = new int[3];
            array[seed % 5] = 7;
            progress = 2;
            if (seed % 4 == 1) {
                throw new IllegalStateException("seed " + seed);
            }
            progress = 3;
        } catch (ArrayIndexOutOfBoundsException e) {
            trace.append("bounds").append(progress);
            progress += 10;
        } catch (IllegalStateException e) {
            trace.append(e.getMessage()).append(progress);
            progress += 20;
        } finally {
            trace.append("finally");
            progress += 100;
        }
        return progress;
    }

    static int nestedCatches(int seed, StringBuilder trace) {
        int depth = 0;
        for (int i = 0; i < 4; i++) {
            try {
                depth++;
                try {
                    if ((seed + i) % 3 == 0) {
                        throw new IllegalArgumentException("inner");
                    }
                    if ((seed + i) % 3 == 1) {
                        throw new IllegalStateException("outer");
                    }
                    depth += 2;
                } catch (IllegalArgumentException e) {
                    trace.append(e.getMessage()).append(depth);
                    depth += 5;
                    if (seed % 9 == 4) {
                        return depth;
                    }
                }
                depth += 7;
            } catch (IllegalStateException e) {
                trace.append(e.getMessage()).append(depth);
                depth *= 2;
            }
        }
        return depth;
    }

    static int throwsOut(int seed, StringBuilder trace) {
        int a = seed;
        for (int i = 0; i < 6; i++) {
            a = a * 17 + i;
            if (a % 13 == 6) {
                throw new IllegalStateException("at " + i + " with " + a);
            }
            trace.append(a % 10);
        }
        return a / (seed % 3);
    }

    static long recursion(int seed, StringBuilder trace) {
        int n = seed % 12;
        if (n < 2) {
            trace.append('.');
            return n;
        }
        long left = recursion(n - 1, trace);
        long right = n % 3 == 0 ? recursion(n - 2, trace) : n;
        long sum = left * 3 + right;
        for (int i = 0; i < n; i++) {
            sum ^= (long) i << i;
        }
        return sum;
    }

    static int reusesSlots(int seed, StringBuilder trace) {
        int result = 0;
        {
            int a = seed;
            int b = a * 2;
            result += a + b;
        }
        {
            long wide = seed * 3L;
            result += (int) (wide >> 1);
        }
        {
            String text = "s" + seed;
            trace.append(text);
            result += text.length();
        }
        {
            double d = seed;
            d += 0.5;
            result += (int) d;
        }
        for (int i = 0; i < 3; i++) {
            float f = i * 1.5f;
            result += (int) f;
        }
        return result;
    }

    static int ternaries(int seed, StringBuilder trace) {
        int a = seed % 5 == 0 ? seed : seed % 7 == 0 ? -seed : 1;
        int b = 3 + (a > 2 ? a * 2 : a < -2 ? helper(a > -10 ? 1 : 2, trace) : 9) * 2;
        boolean both = a > 0 && b > 0 || seed == 3;
        trace.append(both);
        return both ? a : b;
    }

    static int manyLive(int seed, StringBuilder trace) {
        int a = seed;
        int b = seed + 1;
        int c = seed + 2;
        long d = seed + 3;
        double e = seed + 4;
        for (int i = 0; i < 9; i++) {
            a += b;
            b ^= c;
            c -= i;
            d += a;
            e *= 1.25;
            if (a > 500) {
                b += 3;
                c = (int) d;
                break;
            }
            if (b < -500) {
                d -= 9;
                e = a;
                return (int) (a + d + e);
            }
        }
        trace.append(e);
        return a + b + c + (int) d + (int) e;
    }

    static long neverReturns(int seed, StringBuilder trace) {
        long a = 1;
        while (true) {
            a = a * 5 + seed;
            trace.append(a % 7);
            if (trace.length() > 20) {
                throw new IllegalArgumentException("enough " + a);
            }
        }
    }

    static int lambdas(int seed, StringBuilder trace) {
        int base = seed * 3;
        IntSupplier supplier = () -> base + 1;
        int value = supplier.getAsInt();
        trace.append("value ").append(value);
        Object text = value > 20 ? "big" : Integer.valueOf(value);
        return value + text.hashCode() % 10;
    }

    static int locks(int seed, StringBuilder trace) {
        int a = seed;
        synchronized (trace) {
            a += 3;
            trace.append(a);
        }
        for (int i = 0; i < 3; i++) {
            a ^= i * seed;
        }
        return a;
    }

    private static int helper(int value, StringBuilder trace) {
        trace.append('h').append(value);
        return value;
    }
}
