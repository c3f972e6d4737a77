package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.OpcodeImpl;
import dev.wasmk8s.runtime.internal.state.GuestImports;
import dev.wasmk8s.runtime.internal.state.GuestState;
import dev.wasmk8s.runtime.internal.state.StateAccess;
import dev.wasmk8s.runtime.internal.state.Unsigned;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes compiled classes reach memory and globals directly: class files in, class files out.
 *
 * <p>Chicory's classes pass a {@link Memory} from method to method, and call it through static methods of a helper class
 * of their own. Here they pass a {@link GuestState} and call {@link StateAccess}; a global is read from there as well,
 * where Chicory asks the instance; unsigned comparisons are those of {@link Unsigned}, so that the helper class need not
 * look for JVMs that miscompile them, which takes milliseconds when a process starts. Functions that are imported are those
 * of the state, if it has any. Whatever else they do with a memory or an instance stays as it is.
 */
final class AccessPass implements ClassPass {
    @Override
    public String version() {
        return "access 4";
    }

    @Override
    public Map<String, byte[]> apply(String mainClass, Map<String, byte[]> classes) {
        Rewriting rewriting = new Rewriting(mainClass.replace('.', '/'));
        Map<String, byte[]> rewritten = new LinkedHashMap<>();
        classes.forEach((name, bytes) -> rewritten.put(name, rewriting.rewriteClass(bytes)));
        return rewritten;
    }

    /** Rewrites the classes of one module. Needs ASM, which is there when the compiler is. */
    private static final class Rewriting {
        private static final String MEMORY = Type.getInternalName(Memory.class);
        private static final String INSTANCE = Type.getInternalName(Instance.class);
        private static final String OPCODES = Type.getInternalName(OpcodeImpl.class);
        private static final String STATE = Type.getInternalName(GuestState.class);
        private static final String ACCESS = Type.getInternalName(StateAccess.class);
        private static final String OFFSET_AND_STATE = "IL" + STATE + ";)";
        private static final String UNSIGNED = Type.getInternalName(Unsigned.class);
        private static final String IMPORTS = Type.getInternalName(GuestImports.class);
        private static final String CALL_IMPORT = "callHostFunction";

        /** Methods of Chicory's helper class by name and descriptor, and ours with the same parameters. */
        private static final Map<String, String> ACCESSORS = Map.ofEntries(
                Map.entry("memoryReadByte", "readByte"),
                Map.entry("memoryReadShort", "readShort"),
                Map.entry("memoryReadInt", "readInt"),
                Map.entry("memoryReadLong", "readLong"),
                Map.entry("memoryReadFloat", "readFloat"),
                Map.entry("memoryReadDouble", "readDouble"),
                Map.entry("memoryWriteByte", "writeByte"),
                Map.entry("memoryWriteShort", "writeShort"),
                Map.entry("memoryWriteInt", "writeInt"),
                Map.entry("memoryWriteLong", "writeLong"),
                Map.entry("memoryWriteFloat", "writeFloat"),
                Map.entry("memoryWriteDouble", "writeDouble"),
                Map.entry("memoryFill", "fill"),
                Map.entry("memoryCopy", "copy"));

        private static final Map<String, String> GLOBALS =
                Map.of("readGlobal", "(IL" + STATE + ";)J", "writeGlobal", "(JIL" + STATE + ";)V");

        private static final Map<String, String> COMPARISONS = Map.of(
                "I32_LT_U", "less", "I32_LE_U", "lessOrEqual", "I32_GT_U", "greater", "I32_GE_U", "greaterOrEqual");

        private final String generated;
        private final String helper;

        /**
         * Prepares it.
         *
         * @param generated the internal name of the class that Chicory generated first; the others' begin with it
         */
        Rewriting(String generated) {
            this.generated = generated;
            this.helper = generated + "Shaded";
        }

        private byte[] rewriteClass(byte[] original) {
            ClassNode node = new ClassNode();
            new ClassReader(original).accept(node, ClassReader.SKIP_DEBUG);
            if (node.name.equals(helper)) {
                node.methods.removeIf(method -> method.name.equals("<clinit>"));
            }
            node.methods.forEach(this::rewriteMethod);
            if (node.name.equals(helper)) {
                node.methods.stream()
                        .filter(method -> method.name.equals(CALL_IMPORT))
                        .forEach(Rewriting::preferImportsOfState);
            }
            ClassWriter writer = new ClassWriter(0);
            node.accept(writer);
            return writer.toByteArray();
        }

        private void rewriteMethod(MethodNode method) {
            method.desc = withState(method.desc);
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (instruction instanceof FrameNode frame) {
                    withState(frame.local);
                    withState(frame.stack);
                } else if (instruction instanceof MethodInsnNode call) {
                    rewriteCall(method, call);
                }
            }
        }

        /** Before what the helper's method does: its parameters are the instance, the function's index and the arguments. */
        private static void preferImportsOfState(MethodNode callImport) {
            LabelNode engine = new LabelNode();
            InsnList call = new InsnList();
            call.add(new VarInsnNode(Opcodes.ALOAD, 0));
            call.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, INSTANCE, "memory", "()L" + MEMORY + ";"));
            call.add(new MethodInsnNode(
                    Opcodes.INVOKESTATIC, ACCESS, "imports", "(Ljava/lang/Object;)L" + IMPORTS + ";"));
            call.add(new InsnNode(Opcodes.DUP));
            call.add(new JumpInsnNode(Opcodes.IFNULL, engine));
            call.add(new VarInsnNode(Opcodes.ILOAD, 1));
            call.add(new VarInsnNode(Opcodes.ALOAD, 2));
            call.add(new MethodInsnNode(Opcodes.INVOKEINTERFACE, IMPORTS, "call", "(I[J)[J"));
            call.add(new InsnNode(Opcodes.ARETURN));
            call.add(engine);
            call.add(new FrameNode(Opcodes.F_SAME1, 0, null, 1, new Object[] {IMPORTS}));
            call.add(new InsnNode(Opcodes.POP));
            callImport.instructions.insert(call);
            callImport.maxStack = Math.max(callImport.maxStack, 3);
        }

        private void rewriteCall(MethodNode method, MethodInsnNode call) {
            if (call.owner.equals(INSTANCE) && call.desc.endsWith(")L" + MEMORY + ";")) {
                method.instructions.insert(call, new TypeInsnNode(Opcodes.CHECKCAST, STATE));
            } else if (call.owner.equals(OPCODES)) {
                rewriteComparison(method, call);
            } else if (call.owner.startsWith(generated)) {
                call.desc = withState(call.desc);
                if (call.owner.equals(helper)) {
                    rewriteHelperCall(method, call);
                }
            }
        }

        private static void rewriteComparison(MethodNode method, MethodInsnNode call) {
            String unsigned = COMPARISONS.get(call.name);
            if (unsigned != null) {
                retarget(call, UNSIGNED, unsigned);
            } else {
                ComparedBranch.join(method, call);
            }
        }

        private static void rewriteHelperCall(MethodNode method, MethodInsnNode call) {
            String accessor = ACCESSORS.get(call.name);
            boolean oneMemory = call.desc.indexOf(STATE) == call.desc.lastIndexOf(STATE);
            if (accessor != null && oneMemory) {
                retarget(call, ACCESS, accessor);
                dropZeroOffset(method, call);
            } else if (call.name.equals("i32_ge_u")) {
                retarget(call, UNSIGNED, "greaterOrEqual");
            } else if (GLOBALS.containsKey(call.name) && call.getPrevious() instanceof VarInsnNode instance) {
                // Every function has the memory as its parameter before the instance.
                instance.var--;
                call.desc = GLOBALS.get(call.name);
                call.owner = ACCESS;
            }
        }

        /** An access without an offset has methods of its own, which need not add. */
        private static void dropZeroOffset(MethodNode method, MethodInsnNode access) {
            AbstractInsnNode state = access.getPrevious();
            AbstractInsnNode offset = state.getPrevious();
            boolean hasOffset = access.name.startsWith("read") || access.name.startsWith("write");
            if (hasOffset && state instanceof VarInsnNode && offset.getOpcode() == Opcodes.ICONST_0) {
                method.instructions.remove(offset);
                access.desc = access.desc.replace(OFFSET_AND_STATE, "L" + STATE + ";)");
            }
        }

        private static void retarget(MethodInsnNode call, String owner, String name) {
            call.owner = owner;
            call.name = name;
        }

        private static String withState(String descriptor) {
            return descriptor.replace("L" + MEMORY + ";", "L" + STATE + ";");
        }

        private static void withState(@Nullable List<Object> types) {
            if (types != null) {
                types.replaceAll(type -> MEMORY.equals(type) ? STATE : type);
            }
        }
    }
}
