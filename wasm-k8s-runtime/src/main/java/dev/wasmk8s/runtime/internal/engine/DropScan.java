package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.OpCode;

/** Looks for instructions that drop segments. */
final class DropScan {
    private DropScan() {}

    static boolean drops(WasmModule module) {
        for (int i = 0; i < module.codeSection().functionBodyCount(); i++) {
            for (Instruction instruction :
                    module.codeSection().getFunctionBody(i).instructions()) {
                if (instruction.opcode() == OpCode.DATA_DROP || instruction.opcode() == OpCode.ELEM_DROP) {
                    return true;
                }
            }
        }
        return false;
    }
}
