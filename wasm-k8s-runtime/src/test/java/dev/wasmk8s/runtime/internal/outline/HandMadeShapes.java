package dev.wasmk8s.runtime.internal.outline;

import static org.objectweb.asm.Opcodes.*;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** A class of methods of shapes that javac never makes. Each takes a seed and a trace, and returns an int. */
final class HandMadeShapes {
    static final String NAME = "dev/wasmk8s/runtime/internal/outline/Made";
    static final String DESCRIPTOR = "(ILjava/lang/StringBuilder;)I";

    private static final Map<String, Consumer<MethodVisitor>> SHAPES = new LinkedHashMap<>();

    static {
        SHAPES.put("irreducibleLoop", HandMadeShapes::irreducibleLoop);
        SHAPES.put("valuesBelowReturn", HandMadeShapes::valuesBelowReturn);
        SHAPES.put("stackAcrossJumps", HandMadeShapes::stackAcrossJumps);
        SHAPES.put("dispatchWithArguments", HandMadeShapes::dispatchWithArguments);
        SHAPES.put("stateMachine", HandMadeShapes::stateMachine);
        SHAPES.put("wideAndSmallInOneSlot", HandMadeShapes::wideAndSmallInOneSlot);
        SHAPES.put("loopToTheStart", HandMadeShapes::loopToTheStart);
        SHAPES.put("handlerBeforeItsRange", HandMadeShapes::handlerBeforeItsRange);
        SHAPES.put("outerGuardListedFirst", HandMadeShapes::outerGuardListedFirst);
        SHAPES.put("deadCode", HandMadeShapes::deadCode);
    }

    private HandMadeShapes() {}

    /** The class. */
    static byte[] classFile() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        writer.visit(V11, ACC_PUBLIC, NAME, null, "java/lang/Object", null);
        SHAPES.forEach((name, shape) -> {
            MethodVisitor code = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, name, DESCRIPTOR, null, null);
            code.visitCode();
            shape.accept(code);
            code.visitMaxs(0, 0);
            code.visitEnd();
        });
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** Two labels, each entered from outside of the loop that they form. */
    private static void irreducibleLoop(MethodVisitor code) {
        Label first = new Label();
        Label second = new Label();
        Label end = new Label();
        code.visitInsn(ICONST_0);
        code.visitVarInsn(ISTORE, 2);
        code.visitVarInsn(ILOAD, 0);
        code.visitInsn(ICONST_1);
        code.visitInsn(IAND);
        code.visitJumpInsn(IFNE, second);
        code.visitLabel(first);
        code.visitIincInsn(2, 3);
        trace(code, 2);
        code.visitVarInsn(ILOAD, 2);
        code.visitIntInsn(BIPUSH, 40);
        code.visitJumpInsn(IF_ICMPGT, end);
        code.visitLabel(second);
        code.visitVarInsn(ILOAD, 2);
        code.visitInsn(ICONST_2);
        code.visitInsn(IMUL);
        code.visitInsn(ICONST_1);
        code.visitInsn(IADD);
        code.visitVarInsn(ISTORE, 2);
        code.visitVarInsn(ILOAD, 2);
        code.visitVarInsn(ILOAD, 0);
        code.visitJumpInsn(IF_ICMPLE, first);
        code.visitVarInsn(ILOAD, 2);
        code.visitIntInsn(BIPUSH, 20);
        code.visitJumpInsn(IF_ICMPLT, first);
        code.visitLabel(end);
        code.visitVarInsn(ILOAD, 2);
        code.visitInsn(IRETURN);
    }

    private static void valuesBelowReturn(MethodVisitor code) {
        Label other = new Label();
        code.visitIntInsn(BIPUSH, 77);
        code.visitVarInsn(ILOAD, 0);
        code.visitJumpInsn(IFEQ, other);
        trace(code, 0);
        code.visitVarInsn(ILOAD, 0);
        code.visitInsn(IRETURN);
        code.visitLabel(other);
        code.visitInsn(LCONST_1);
        code.visitInsn(POP2);
        code.visitInsn(IRETURN);
    }

    /** A value stays on the stack while a loop runs. */
    private static void stackAcrossJumps(MethodVisitor code) {
        Label loop = new Label();
        Label done = new Label();
        code.visitInsn(ICONST_5);
        code.visitVarInsn(ISTORE, 2);
        code.visitVarInsn(ILOAD, 0);
        code.visitLabel(loop);
        code.visitVarInsn(ILOAD, 2);
        code.visitJumpInsn(IFEQ, done);
        code.visitVarInsn(ILOAD, 2);
        code.visitInsn(IMUL);
        code.visitIincInsn(2, -1);
        trace(code, 2);
        code.visitJumpInsn(GOTO, loop);
        code.visitLabel(done);
        code.visitInsn(ICONST_3);
        code.visitInsn(IADD);
        code.visitInsn(IRETURN);
    }

    /** Arguments are pushed first, then a switch chooses who gets them. */
    private static void dispatchWithArguments(MethodVisitor code) {
        Label[] cases = {new Label(), new Label(), new Label()};
        Label otherwise = new Label();
        code.visitVarInsn(ILOAD, 0);
        code.visitVarInsn(ALOAD, 1);
        code.visitVarInsn(ILOAD, 0);
        code.visitInsn(ICONST_4);
        code.visitInsn(IREM);
        code.visitTableSwitchInsn(0, 2, otherwise, cases);
        for (int i = 0; i < cases.length; i++) {
            code.visitLabel(cases[i]);
            code.visitIntInsn(BIPUSH, i * 10);
            code.visitInsn(SWAP);
            code.visitMethodInsn(
                    INVOKESTATIC, "java/lang/String", "valueOf", "(Ljava/lang/Object;)Ljava/lang/String;", false);
            code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/String", "length", "()I", false);
            code.visitInsn(IADD);
            code.visitInsn(IADD);
            code.visitInsn(IRETURN);
        }
        code.visitLabel(otherwise);
        code.visitInsn(POP2);
        code.visitTypeInsn(NEW, "java/lang/IllegalStateException");
        code.visitInsn(DUP);
        code.visitMethodInsn(INVOKESPECIAL, "java/lang/IllegalStateException", "<init>", "()V", false);
        code.visitInsn(ATHROW);
    }

    /** What a compiler makes of code that can be resumed: a loop around a switch into a line of parts. */
    private static void stateMachine(MethodVisitor code) {
        Label loop = new Label();
        Label[] parts = {new Label(), new Label(), new Label(), new Label(), new Label()};
        Label end = new Label();
        code.visitInsn(ICONST_0);
        code.visitVarInsn(ISTORE, 2);
        code.visitInsn(ICONST_0);
        code.visitVarInsn(ISTORE, 3);
        code.visitInsn(LCONST_1);
        code.visitVarInsn(LSTORE, 4);
        code.visitLabel(loop);
        code.visitVarInsn(ILOAD, 2);
        code.visitTableSwitchInsn(0, parts.length - 1, end, parts);
        for (int i = 0; i < parts.length; i++) {
            code.visitLabel(parts[i]);
            code.visitIincInsn(3, i + 1);
            trace(code, 3);
            code.visitVarInsn(LLOAD, 4);
            code.visitLdcInsn(31L);
            code.visitInsn(LMUL);
            code.visitVarInsn(LSTORE, 4);
            Label next = new Label();
            code.visitVarInsn(ILOAD, 3);
            code.visitVarInsn(ILOAD, 0);
            code.visitInsn(IADD);
            code.visitIntInsn(BIPUSH, 6);
            code.visitInsn(IREM);
            code.visitVarInsn(ISTORE, 2);
            code.visitVarInsn(ILOAD, 2);
            code.visitIntInsn(BIPUSH, i);
            code.visitJumpInsn(IF_ICMPGT, loop);
            code.visitVarInsn(ILOAD, 3);
            code.visitIntInsn(BIPUSH, 60);
            code.visitJumpInsn(IF_ICMPGT, end);
            code.visitLabel(next);
        }
        code.visitLabel(end);
        code.visitVarInsn(LLOAD, 4);
        code.visitInsn(L2I);
        code.visitVarInsn(ILOAD, 3);
        code.visitInsn(IXOR);
        code.visitInsn(IRETURN);
    }

    /** A long ends where an int began, and the other way round. */
    private static void wideAndSmallInOneSlot(MethodVisitor code) {
        Label small = new Label();
        Label end = new Label();
        code.visitVarInsn(ILOAD, 0);
        code.visitVarInsn(ISTORE, 2);
        code.visitVarInsn(ILOAD, 0);
        code.visitVarInsn(ISTORE, 3);
        code.visitVarInsn(ILOAD, 0);
        code.visitJumpInsn(IFEQ, small);
        code.visitVarInsn(ILOAD, 2);
        code.visitVarInsn(ILOAD, 3);
        code.visitInsn(IADD);
        code.visitInsn(I2L);
        code.visitVarInsn(LSTORE, 2);
        code.visitVarInsn(LLOAD, 2);
        code.visitInsn(L2D);
        code.visitVarInsn(DSTORE, 3);
        code.visitVarInsn(DLOAD, 3);
        code.visitInsn(D2I);
        code.visitVarInsn(ISTORE, 4);
        code.visitVarInsn(ILOAD, 4);
        code.visitVarInsn(ISTORE, 2);
        code.visitInsn(ICONST_2);
        code.visitVarInsn(ISTORE, 3);
        code.visitJumpInsn(GOTO, end);
        code.visitLabel(small);
        trace(code, 3);
        code.visitIincInsn(2, 300);
        code.visitLabel(end);
        trace(code, 2);
        code.visitVarInsn(ILOAD, 2);
        code.visitVarInsn(ILOAD, 3);
        code.visitInsn(ISUB);
        code.visitInsn(IRETURN);
    }

    private static void loopToTheStart(MethodVisitor code) {
        Label start = new Label();
        code.visitLabel(start);
        trace(code, 0);
        code.visitIincInsn(0, -7);
        code.visitVarInsn(ILOAD, 0);
        code.visitJumpInsn(IFGT, start);
        code.visitVarInsn(ILOAD, 0);
        code.visitInsn(IRETURN);
    }

    private static void handlerBeforeItsRange(MethodVisitor code) {
        Label handler = new Label();
        Label body = new Label();
        Label from = new Label();
        Label to = new Label();
        code.visitTryCatchBlock(from, to, handler, "java/lang/ArithmeticException");
        code.visitInsn(ICONST_1);
        code.visitVarInsn(ISTORE, 2);
        code.visitJumpInsn(GOTO, body);
        code.visitLabel(handler);
        code.visitInsn(POP);
        trace(code, 2);
        code.visitVarInsn(ILOAD, 2);
        code.visitInsn(INEG);
        code.visitInsn(IRETURN);
        code.visitLabel(body);
        code.visitIincInsn(2, 4);
        code.visitLabel(from);
        code.visitVarInsn(ILOAD, 2);
        code.visitVarInsn(ILOAD, 0);
        code.visitInsn(ICONST_3);
        code.visitInsn(IREM);
        code.visitInsn(IDIV);
        code.visitVarInsn(ISTORE, 3);
        code.visitIincInsn(2, 5);
        code.visitIntInsn(BIPUSH, 100);
        code.visitVarInsn(ILOAD, 3);
        code.visitInsn(IDIV);
        code.visitVarInsn(ISTORE, 3);
        code.visitLabel(to);
        code.visitVarInsn(ILOAD, 3);
        code.visitInsn(IRETURN);
    }

    /** The exception table asks the outer guard first, which the nesting of the ranges does not tell. */
    private static void outerGuardListedFirst(MethodVisitor code) {
        Label outerFrom = new Label();
        Label outerTo = new Label();
        Label innerFrom = new Label();
        Label innerTo = new Label();
        Label outer = new Label();
        Label inner = new Label();
        code.visitTryCatchBlock(outerFrom, outerTo, outer, "java/lang/RuntimeException");
        code.visitTryCatchBlock(innerFrom, innerTo, inner, "java/lang/ArithmeticException");
        code.visitLabel(outerFrom);
        trace(code, 0);
        code.visitLabel(innerFrom);
        code.visitIntInsn(BIPUSH, 100);
        code.visitVarInsn(ILOAD, 0);
        code.visitInsn(ICONST_2);
        code.visitInsn(IREM);
        code.visitInsn(IDIV);
        code.visitInsn(IRETURN);
        code.visitLabel(innerTo);
        code.visitLabel(inner);
        code.visitInsn(POP);
        code.visitInsn(ICONST_1);
        code.visitInsn(IRETURN);
        code.visitLabel(outerTo);
        code.visitLabel(outer);
        code.visitInsn(POP);
        code.visitInsn(ICONST_2);
        code.visitInsn(IRETURN);
    }

    private static void deadCode(MethodVisitor code) {
        Label from = new Label();
        Label to = new Label();
        Label handler = new Label();
        Label end = new Label();
        code.visitTryCatchBlock(from, to, handler, null);
        code.visitIincInsn(0, 5);
        trace(code, 0);
        code.visitJumpInsn(GOTO, end);
        code.visitLabel(from);
        code.visitIincInsn(0, 9);
        code.visitLabel(to);
        code.visitJumpInsn(GOTO, end);
        code.visitLabel(handler);
        code.visitInsn(POP);
        code.visitLabel(end);
        code.visitVarInsn(ILOAD, 0);
        code.visitInsn(IRETURN);
    }

    private static void trace(MethodVisitor code, int slot) {
        code.visitVarInsn(ALOAD, 1);
        code.visitVarInsn(ILOAD, slot);
        code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/StringBuilder", "append", "(I)Ljava/lang/StringBuilder;", false);
        code.visitInsn(POP);
    }
}
