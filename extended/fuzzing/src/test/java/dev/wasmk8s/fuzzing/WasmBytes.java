package dev.wasmk8s.fuzzing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes of the binary format of WebAssembly, under construction. Not thread-safe. */
final class WasmBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    WasmBytes op(int... bytes) {
        for (int each : bytes) {
            out.write(each);
        }
        return this;
    }

    WasmBytes unsigned(long value) {
        long left = value;
        do {
            int next = (int) (left & 0x7f);
            left >>>= 7;
            out.write(left == 0 ? next : next | 0x80);
        } while (left != 0);
        return this;
    }

    WasmBytes signed(long value) {
        long left = value;
        while (true) {
            int next = (int) (left & 0x7f);
            left >>= 7;
            if ((left == 0 && (next & 0x40) == 0) || (left == -1 && (next & 0x40) != 0)) {
                out.write(next);
                return this;
            }
            out.write(next | 0x80);
        }
    }

    WasmBytes float32(float value) {
        return fixed(Float.floatToRawIntBits(value), 4);
    }

    WasmBytes float64(double value) {
        return fixed(Double.doubleToRawLongBits(value), 8);
    }

    private WasmBytes fixed(long bits, int size) {
        for (int i = 0; i < size; i++) {
            out.write((int) (bits >> (8 * i)));
        }
        return this;
    }

    WasmBytes name(String name) {
        return sized(name.getBytes(StandardCharsets.UTF_8));
    }

    WasmBytes section(int id, WasmBytes content) {
        out.write(id);
        return sized(content.bytes());
    }

    WasmBytes sized(byte[] content) {
        unsigned(content.length);
        out.writeBytes(content);
        return this;
    }

    WasmBytes append(WasmBytes other) {
        out.writeBytes(other.bytes());
        return this;
    }

    int size() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
