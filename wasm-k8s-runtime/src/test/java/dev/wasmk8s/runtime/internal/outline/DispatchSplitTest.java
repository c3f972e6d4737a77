package dev.wasmk8s.runtime.internal.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A method that calls one of very many by number calls the same ones when it is split. */
class DispatchSplitTest {
    private static final String NAME = "Dispatch";
    private static final String CALLED = "(JI)I";
    private static final int CALLS = 700;
    /** Stays where it is: it needs more than what is on the stack. */
    private static final int HOST = 13;

    @ParameterizedTest(name = "every {0}th number has a case")
    @ValueSource(ints = {1, 3})
    void each_number_reaches_the_method_that_it_reached(int step) throws ReflectiveOperationException {
        byte[] original = classFile(step);

        byte[] split = Outliner.outline(Map.of(NAME, original), OutlineLimits.DEFAULT, ArraySource.NEW)
                .classes()
                .get(NAME);

        ClassFiles.assertValid(split);
        assertThat(CodeSizes.of(new ClassReader(original)).get("apply(JII)I")).isGreaterThan(8000);
        assertThat(CodeSizes.of(new ClassReader(split)).values())
                .allMatch(size -> size <= OutlineLimits.DEFAULT.methodBytes());
        assertThat(outcomes(split, step)).isEqualTo(outcomes(original, step));
    }

    /** What comes of each number, those without a case too. */
    private static Map<Integer, Object> outcomes(byte[] classFile, int step) throws ReflectiveOperationException {
        Class<?> type = ClassFiles.load(classFile);
        Method apply = type.getMethod("apply", long.class, int.class, int.class);
        return IntStream.range(-200, CALLS * step + 200)
                .boxed()
                .collect(Collectors.toMap(number -> number, number -> outcome(apply, number)));
    }

    private static Object outcome(Method apply, int number) {
        try {
            return apply.invoke(null, 1000L, 7, number);
        } catch (InvocationTargetException e) {
            return e.getCause().toString();
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] classFile(int step) {
        ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        type.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, NAME, null, "java/lang/Object", null);
        int[] numbers = IntStream.range(0, CALLS).map(i -> i * step).toArray();
        apply(type, numbers);
        for (int number : numbers) {
            called(type, number);
        }
        refuse(type);
        type.visitEnd();
        return type.toByteArray();
    }

    private static void apply(ClassWriter type, int[] numbers) {
        MethodVisitor code = type.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "apply", "(JII)I", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.LLOAD, 0);
        code.visitVarInsn(Opcodes.ILOAD, 2);
        code.visitVarInsn(Opcodes.ILOAD, 3);
        Label[] labels = Arrays.stream(numbers).mapToObj(number -> new Label()).toArray(Label[]::new);
        Label other = new Label();
        code.visitLookupSwitchInsn(other, numbers, labels);
        for (int i = 0; i < numbers.length; i++) {
            code.visitLabel(labels[i]);
            if (numbers[i] == HOST) {
                code.visitInsn(Opcodes.POP);
                code.visitInsn(Opcodes.POP2);
                code.visitVarInsn(Opcodes.ILOAD, 2);
            } else {
                code.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, "called" + numbers[i], CALLED, false);
            }
            code.visitInsn(Opcodes.IRETURN);
        }
        code.visitLabel(other);
        code.visitVarInsn(Opcodes.ILOAD, 3);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, "refuse", "(I)Ljava/lang/RuntimeException;", false);
        code.visitInsn(Opcodes.ATHROW);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void called(ClassWriter type, int number) {
        MethodVisitor code =
                type.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "called" + number, CALLED, null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.LLOAD, 0);
        code.visitInsn(Opcodes.L2I);
        code.visitVarInsn(Opcodes.ILOAD, 2);
        code.visitInsn(Opcodes.IADD);
        code.visitLdcInsn(number * 10_000);
        code.visitInsn(Opcodes.IADD);
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void refuse(ClassWriter type) {
        MethodVisitor code = type.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "refuse", "(I)Ljava/lang/RuntimeException;", null, null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, "java/lang/IllegalArgumentException");
        code.visitInsn(Opcodes.DUP);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/String", "valueOf", "(I)Ljava/lang/String;", false);
        code.visitMethodInsn(
                Opcodes.INVOKESPECIAL, "java/lang/IllegalArgumentException", "<init>", "(Ljava/lang/String;)V", false);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
