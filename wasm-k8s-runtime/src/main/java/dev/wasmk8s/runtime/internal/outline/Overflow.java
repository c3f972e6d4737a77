package dev.wasmk8s.runtime.internal.outline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * A second class for the large methods of a class that has no room for what outlining adds. Each moves there as it is,
 * and its old place gets a call of it, which needs hardly any constants.
 */
final class Overflow {
    private final ClassReader reader;
    private final String name;
    private final Predicate<String> large;
    private final Set<String> privates = new HashSet<>();
    private final List<MethodNode> moved = new ArrayList<>();
    private boolean portable = true;

    /**
     * Reads a class.
     *
     * @param suffix what the name of the second class adds
     * @param large which methods are to move, by name and descriptor
     */
    Overflow(ClassReader reader, String suffix, Predicate<String> large) {
        this.reader = reader;
        this.name = reader.getClassName() + suffix;
        this.large = large;
        reader.accept(new Collector(), 0);
        portable &= reader.getSuperName().equals("java/lang/Object");
        moved.removeIf(method -> !MoveRules.portable(method, reader.getClassName(), privates));
    }

    /** Whether any method can move. */
    boolean possible() {
        return portable && !moved.isEmpty();
    }

    /** Whether a method moved, by name and descriptor. */
    boolean has(String key) {
        return moved.stream().anyMatch(method -> key.equals(method.name + method.desc));
    }

    /** The second class. */
    byte[] second() {
        ClassWriter writer = new ClassWriter(0);
        int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        writer.visit(reader.readShort(6), access, name, null, "java/lang/Object", null);
        for (MethodNode method : moved) {
            method.access &= ~Opcodes.ACC_PRIVATE;
            method.accept(writer);
        }
        return writer.toByteArray();
    }

    /**
     * The class with calls in place of the methods.
     *
     * @throws org.objectweb.asm.ClassTooLargeException if it has no room even for those
     */
    byte[] first() {
        FrameWriter writer = new FrameWriter(reader);
        reader.accept(new Rewriter(writer), ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    private void call(MethodVisitor code, String method, String descriptor) {
        code.visitCode();
        int slot = 0;
        for (Type type : Type.getArgumentTypes(descriptor)) {
            code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
            slot += type.getSize();
        }
        code.visitMethodInsn(Opcodes.INVOKESTATIC, name, method, descriptor, false);
        code.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    /** Takes the large methods out of the class, and learns what is private in it. */
    private final class Collector extends ClassVisitor {
        Collector() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitNestHost(String host) {
            portable = false;
        }

        @Override
        public void visitNestMember(String member) {
            portable = false;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
            note(access, field + descriptor);
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String method, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            note(access, method + descriptor);
            if (!large.test(method + descriptor)) {
                return null;
            }
            MethodNode node = new MethodNode(Opcodes.ASM9, access, method, descriptor, signature, thrown);
            moved.add(node);
            return node;
        }

        private void note(int access, String key) {
            if ((access & Opcodes.ACC_PRIVATE) != 0) {
                privates.add(key);
            }
        }
    }

    /** Copies the class, with calls in place of the methods that moved. */
    private final class Rewriter extends ClassVisitor {
        Rewriter(FrameWriter writer) {
            super(Opcodes.ASM9, writer);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String method, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            MethodVisitor code = super.visitMethod(access, method, descriptor, signature, thrown);
            if (!has(method + descriptor)) {
                return code;
            }
            call(code, method, descriptor);
            return null;
        }
    }
}
