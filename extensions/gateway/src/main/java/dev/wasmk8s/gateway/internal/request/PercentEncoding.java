package dev.wasmk8s.gateway.internal.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Takes percent-encoding off. Escapes that are cut short or not hexadecimal, and bytes that are not UTF-8, are errors. */
public final class PercentEncoding {
    private PercentEncoding() {}

    /**
     * Decodes a text.
     *
     * @param plusIsSpace whether a plus sign stands for a space, as in a query
     */
    public static String decode(String text, boolean plusIsSpace) {
        if (text.indexOf('%') < 0 && !(plusIsSpace && text.indexOf('+') >= 0)) {
            return text;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] == '%') {
                decoded.put((byte) (hex(encoded, i + 1) * 16 + hex(encoded, i + 2)));
                i += 2;
            } else {
                decoded.put(plusIsSpace && encoded[i] == '+' ? (byte) ' ' : encoded[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedRequestException("the URL is not UTF-8 after percent-decoding");
        }
    }

    private static int hex(byte[] encoded, int index) {
        int digit = index < encoded.length ? Character.digit(encoded[index], 16) : -1;
        if (digit < 0) {
            throw new MalformedRequestException("the URL has an invalid percent-escape");
        }
        return digit;
    }
}
