package dev.wasmk8s.benchmarks.rival;

import java.io.ByteArrayOutputStream;

/** Rewrites how much memory a WebAssembly module starts with. */
final class MemorySection {
    private static final int HEADER_BYTES = 8;
    private static final int ID = 5;
    private final byte[] wasm;
    private int at;

    private MemorySection(byte[] wasm) {
        this.wasm = wasm;
    }

    /**
     * The module with a memory that starts with so many pages of 64 KiB, and may grow as far as it likes.
     *
     * @throws IllegalArgumentException if it has no memory section
     */
    static byte[] withPages(byte[] wasm, int pages) {
        return new MemorySection(wasm).rewrite(pages);
    }

    private byte[] rewrite(int pages) {
        at = HEADER_BYTES;
        while (at < wasm.length) {
            int begin = at;
            int id = wasm[at++];
            int size = readNumber();
            if (id == ID) {
                ByteArrayOutputStream out = new ByteArrayOutputStream(wasm.length + HEADER_BYTES);
                out.write(wasm, 0, begin);
                out.writeBytes(section(pages));
                out.write(wasm, at + size, wasm.length - at - size);
                return out.toByteArray();
            }
            at += size;
        }
        throw new IllegalArgumentException("the module has no memory section");
    }

    /** One memory, without a maximum. */
    private static byte[] section(int pages) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(1);
        content.write(0);
        writeNumber(content, pages);
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        section.write(ID);
        writeNumber(section, content.size());
        section.writeBytes(content.toByteArray());
        return section.toByteArray();
    }

    private int readNumber() {
        int value = 0;
        int shift = 0;
        while (true) {
            int next = wasm[at++];
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
            shift += 7;
        }
    }

    private static void writeNumber(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest > 0x7f) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
