package dev.wasmk8s.cel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes IP addresses. No zeros before a number of version 4, no zones, and no addresses of version 4 written as
 * one of version 6: each could be read in two ways.
 */
final class IpText {
    private static final int GROUPS = 8;
    private static final int LONGEST = 45;
    private static final BigInteger MAPPED = BigInteger.valueOf(0xFFFF);

    private IpText() {}

    static boolean isIp(String text) {
        return read(text).isPresent();
    }

    /** Throws an IllegalArgumentException, which does not quote, if it is none. */
    static IpAddress parse(String text) {
        return read(text).orElseThrow(() -> new InvalidArgument("not an IP address"));
    }

    static boolean isCanonical(String text) {
        return write(parse(text)).equals(text);
    }

    static Optional<IpAddress> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        if (text.indexOf(':') < 0) {
            long number = four(text);
            return number < 0 ? Optional.empty() : Optional.of(IpAddress.of4(number));
        }
        return six(text).filter(number -> !number.shiftRight(32).equals(MAPPED)).map(IpAddress::of6);
    }

    /** Negative if it is none. */
    private static long four(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return -1;
        }
        long number = 0;
        for (String part : parts) {
            if (!isDigits(part) || part.length() > 3 || (part.length() > 1 && part.charAt(0) == '0')) {
                return -1;
            }
            int value = Integer.parseInt(part);
            if (value > 255) {
                return -1;
            }
            number = number << 8 | value;
        }
        return number;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Optional<BigInteger> six(String text) {
        int gap = text.indexOf("::");
        List<Integer> front = new ArrayList<>();
        List<Integer> back = new ArrayList<>();
        boolean sound;
        if (gap < 0) {
            sound = groups(text, true, front) && front.size() == GROUPS;
        } else {
            sound = groups(text.substring(0, gap), false, front)
                    && groups(text.substring(gap + 2), true, back)
                    && front.size() + back.size() < GROUPS;
        }
        if (!sound) {
            return Optional.empty();
        }
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < GROUPS; i++) {
            int fromBack = i - (GROUPS - back.size());
            int group = i < front.size() ? front.get(i) : fromBack >= 0 ? back.get(fromBack) : 0;
            number = number.shiftLeft(16).or(BigInteger.valueOf(group));
        }
        return Optional.of(number);
    }

    /** Reads groups with colons between them; the last two may be an address of version 4, where the text ends. */
    private static boolean groups(String text, boolean atEnd, List<Integer> groups) {
        if (text.isEmpty()) {
            return true;
        }
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (atEnd && i == parts.length - 1 && part.indexOf('.') >= 0) {
                long four = four(part);
                if (four < 0) {
                    return false;
                }
                groups.add((int) (four >> 16));
                groups.add((int) (four & 0xFFFF));
            } else if (part.isEmpty()
                    || part.length() > 4
                    || part.chars().anyMatch(c -> c > 'f' || Character.digit(c, 16) < 0)) {
                return false;
            } else {
                groups.add(Integer.parseInt(part, 16));
            }
        }
        return true;
    }

    /** The one form that RFC 5952 recommends. */
    static String write(IpAddress address) {
        return address.bits() == 32 ? writeFour(address.number().longValueExact()) : writeSix(address.number());
    }

    private static String writeFour(long number) {
        return (number >> 24) + "." + (number >> 16 & 0xFF) + "." + (number >> 8 & 0xFF) + "." + (number & 0xFF);
    }

    private static String writeSix(BigInteger number) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = number.shiftRight(16 * (GROUPS - 1 - i)).intValue() & 0xFFFF;
        }
        int gap = -1;
        int gapLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > gapLength) {
                gap = i;
                gapLength = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                text.append("::");
                i += gapLength - 1;
                continue;
            }
            if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
