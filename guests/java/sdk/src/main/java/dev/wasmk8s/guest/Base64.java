package dev.wasmk8s.guest;

/** Standard base64 with padding, from buffer to buffer. */
final class Base64 {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Base64() {}

    static int length(int bytes) {
        return (bytes + 2) / 3 * 4;
    }

    /** Encodes what is between {@code from} and {@code to}; where the output ends. */
    static int encode(byte[] bytes, int from, int to, byte[] output, int start) {
        int out = start;
        int in = from;
        for (; in + 2 < to; in += 3) {
            group((bytes[in] & 0xff) << 16 | (bytes[in + 1] & 0xff) << 8 | bytes[in + 2] & 0xff, output, out);
            out += 4;
        }
        if (in < to) {
            boolean two = in + 1 < to;
            group((bytes[in] & 0xff) << 16 | (two ? (bytes[in + 1] & 0xff) << 8 : 0), output, out);
            out += 4;
            output[out - 1] = '=';
            if (!two) {
                output[out - 2] = '=';
            }
        }
        return out;
    }

    private static void group(int bits, byte[] output, int out) {
        output[out] = (byte) DIGITS.charAt(bits >> 18);
        output[out + 1] = (byte) DIGITS.charAt(bits >> 12 & 0x3f);
        output[out + 2] = (byte) DIGITS.charAt(bits >> 6 & 0x3f);
        output[out + 3] = (byte) DIGITS.charAt(bits & 0x3f);
    }
}
