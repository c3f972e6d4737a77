package dev.wasmk8s.runtime.internal.outline;

import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;

/** Reads the exact bytecode size of each method from a class file, without decoding any instruction. */
final class CodeSizes {
    private final ClassReader reader;
    private final char[] buffer;
    private final Map<String, Integer> sizes = new LinkedHashMap<>();

    private CodeSizes(ClassReader reader) {
        this.reader = reader;
        this.buffer = new char[reader.getMaxStringLength()];
    }

    /** Bytes of code by method name and descriptor, in the order of the class file; 0 for methods without code. */
    static Map<String, Integer> of(ClassReader reader) {
        CodeSizes result = new CodeSizes(reader);
        // access flags, this class, super class, then the interfaces
        int at = reader.header + 6;
        at += 2 + 2 * reader.readUnsignedShort(at);
        at = result.members(at);
        // Fields have no code.
        result.sizes.clear();
        result.members(at);
        return result.sizes;
    }

    private int members(int from) {
        int at = from + 2;
        for (int left = reader.readUnsignedShort(from); left > 0; left--) {
            String key = reader.readUTF8(at + 2, buffer) + reader.readUTF8(at + 4, buffer);
            sizes.put(key, 0);
            int attributes = reader.readUnsignedShort(at + 6);
            at += 8;
            for (int i = 0; i < attributes; i++) {
                if ("Code".equals(reader.readUTF8(at, buffer))) {
                    // attribute name and length, max_stack, max_locals, then code_length
                    sizes.put(key, reader.readInt(at + 10));
                }
                at += 6 + reader.readInt(at + 2);
            }
        }
        return at;
    }
}
