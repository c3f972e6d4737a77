package dev.wasmk8s.runtime.internal.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes WebAssembly byte by byte, right or wrong. Not thread-safe. */
final class WasmWriter {
    static final int TYPES = 1;
    static final int IMPORTS = 2;
    static final int FUNCTIONS = 3;
    static final int TABLES = 4;
    static final int MEMORIES = 5;
    static final int GLOBALS = 6;
    static final int EXPORTS = 7;
    static final int START = 8;
    static final int ELEMENTS = 9;
    static final int CODE = 10;
    static final int DATA = 11;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** The beginning of a module. */
    static WasmWriter module() {
        return new WasmWriter().hex("00 61 73 6d 01 00 00 00");
    }

    /** A part of a module. */
    static WasmWriter part() {
        return new WasmWriter();
    }

    WasmWriter hex(String digits) {
        return raw(HexFormat.of().parseHex(digits.replace(" ", "")));
    }

    WasmWriter raw(byte[] content) {
        bytes.writeBytes(content);
        return this;
    }

    /** An unsigned number in LEB128. */
    WasmWriter number(long value) {
        long rest = value;
        while (rest > 0x7f) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return this;
    }

    /** A name, with its length. */
    WasmWriter name(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return number(utf8.length).raw(utf8);
    }

    /** The same bytes so many times. */
    WasmWriter times(long count, String digits) {
        byte[] content = HexFormat.of().parseHex(digits.replace(" ", ""));
        for (long i = 0; i < count; i++) {
            bytes.writeBytes(content);
        }
        return this;
    }

    /** A section, or anything else that has its length before it. */
    WasmWriter section(int id, WasmWriter content) {
        bytes.write(id);
        return sized(content);
    }

    /** Something that has its length before it. */
    WasmWriter sized(WasmWriter content) {
        return number(content.bytes.size()).raw(content.bytes.toByteArray());
    }

    byte[] write() {
        return bytes.toByteArray();
    }
}
