package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.CodeSection;
import com.dylibso.chicory.wasm.types.OpCode;
import dev.wasmk8s.runtime.internal.image.CodeTrait;
import java.util.EnumSet;
import java.util.Set;

/** Finds the traits of code. */
final class CodeTraits {
    private static final Set<OpCode> DROPS = EnumSet.of(OpCode.DATA_DROP, OpCode.ELEM_DROP);

    private CodeTraits() {}

    static Set<CodeTrait> of(WasmModule module) {
        Set<CodeTrait> traits = EnumSet.noneOf(CodeTrait.class);
        CodeSection code = module.codeSection();
        for (int i = 0; i < code.functionBodyCount(); i++) {
            for (AnnotatedInstruction instruction : code.getFunctionBody(i).instructions()) {
                if (DROPS.contains(instruction.opcode())) {
                    traits.add(CodeTrait.DROPS_SEGMENTS);
                }
            }
        }
        return traits;
    }
}
