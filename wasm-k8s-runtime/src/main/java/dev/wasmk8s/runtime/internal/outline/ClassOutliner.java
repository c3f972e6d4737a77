package dev.wasmk8s.runtime.internal.outline;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Rewrites one class. Methods within the limit are copied byte by byte; those above are outlined, without their debug
 * tables, and what was moved out of them follows them.
 */
final class ClassOutliner {
    private final ClassReader reader;
    private final OutlineLimits limits;
    private final ArraySource arrays;
    private final Map<String, Integer> sizes;
    private final Set<String> names = new HashSet<>();
    /** What became of each method above the limit, by name and descriptor. */
    private final Map<String, OutlinedCode> outlined = new LinkedHashMap<>();

    ClassOutliner(ClassReader reader, OutlineLimits limits, ArraySource arrays) {
        this.reader = reader;
        this.limits = limits;
        this.arrays = arrays;
        this.sizes = CodeSizes.of(reader);
        sizes.keySet().forEach(key -> names.add(key.substring(0, key.indexOf('('))));
    }

    /** The exact sizes of the methods before. */
    Map<String, Integer> sizes() {
        return sizes;
    }

    /** What became of each method above the limit, by name and descriptor. */
    Map<String, OutlinedCode> outlined() {
        return outlined;
    }

    /** Whether a method is above the limit. */
    boolean needed() {
        return sizes.keySet().stream().anyMatch(this::tooLarge);
    }

    /**
     * Outlines the methods and writes the class.
     *
     * @throws org.objectweb.asm.ClassTooLargeException if the class has no room for the moved methods
     */
    byte[] outline() {
        reader.accept(new Collector(), ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
        FrameWriter writer = new FrameWriter(reader);
        reader.accept(new Rewriter(writer), ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    /** Whether a method is above the limit, by name and descriptor. */
    boolean tooLarge(String key) {
        return sizes.getOrDefault(key, 0) > limits.methodBytes();
    }

    private OutlinedCode outline(MethodNode method) {
        boolean inInterface = (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0;
        return inInterface
                ? new OutlinedCode(method, List.of(), Remainder.UNSUPPORTED)
                : MethodOutliner.outline(reader.getClassName(), method, limits, names(method.name), arrays);
    }

    private Supplier<String> names(String method) {
        return () -> {
            int index = 0;
            while (!names.add(method + "$" + index)) {
                index++;
            }
            return method + "$" + index;
        };
    }

    /** Takes the methods above the limit out of the class, and outlines them. */
    private final class Collector extends ClassVisitor {
        Collector() {
            super(Opcodes.ASM9);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            String key = name + descriptor;
            return tooLarge(key)
                    ? new MethodNode(Opcodes.ASM9, access, name, descriptor, signature, thrown) {
                        @Override
                        public void visitEnd() {
                            outlined.put(key, outline(this));
                        }
                    }
                    : null;
        }
    }

    /** Copies the class, with the changed methods in place of the original ones. */
    private final class Rewriter extends ClassVisitor {
        Rewriter(FrameWriter writer) {
            super(Opcodes.ASM9, writer);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            OutlinedCode code = outlined.get(name + descriptor);
            if (code == null || !code.changed()) {
                return super.visitMethod(access, name, descriptor, signature, thrown);
            }
            code.method().accept(cv);
            code.moved().forEach(method -> method.accept(cv));
            return null;
        }
    }
}
