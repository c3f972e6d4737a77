package dev.wasmk8s.fuzzing;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes valid modules of bytes: the same of the same. Each has up to five functions that call each other, directly and by
 * table, one page of memory that may grow, globals of every type, and the export {@code validate}, which calls them all
 * and ends.
 */
final class WasmGenerator {
    static final String EXPORT = "validate";

    private static final int[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};
    private static final int FUEL = 300;

    private WasmGenerator() {}

    static byte[] module(Input input) {
        List<WasmSignature> functions = new ArrayList<>(List.of(WasmSignature.ALL.get(0)));
        for (int i = 1 + input.below(5); i > 0; i--) {
            functions.add(WasmSignature.ALL.get(1 + input.below(WasmSignature.ALL.size() - 1)));
        }
        WasmBytes types = new WasmBytes().unsigned(WasmSignature.ALL.size());
        WasmSignature.ALL.forEach(signature -> signature.writeTo(types));
        WasmBytes declared = new WasmBytes().unsigned(functions.size());
        functions.forEach(signature -> declared.unsigned(WasmSignature.ALL.indexOf(signature)));
        WasmBytes elements = new WasmBytes().unsigned(1).op(0, 0x41, 0, 0x0b).unsigned(functions.size());
        for (int i = 0; i < functions.size(); i++) {
            elements.unsigned(i);
        }
        WasmBytes exports =
                new WasmBytes().unsigned(2).name("memory").op(2, 0).name(EXPORT).op(0, 0);
        return new WasmBytes()
                .op(HEADER)
                .section(1, types)
                .section(3, declared)
                .section(4, new WasmBytes().op(1, 0x70, 0).unsigned(functions.size()))
                .section(5, new WasmBytes().op(1, 1, 1, 2))
                .section(6, globals())
                .section(7, exports)
                .section(9, elements)
                .section(10, code(input, functions))
                .bytes();
    }

    private static WasmBytes globals() {
        WasmBytes globals = new WasmBytes().unsigned(WasmFunction.GLOBALS);
        globals.op(0x7f, 1, 0x41, 0, 0x0b);
        globals.op(0x7f, 1, 0x41).signed(12345).op(0x0b);
        globals.op(0x7e, 1, 0x42).signed(-9_876_543_210L).op(0x0b);
        globals.op(0x7d, 1, 0x43).float32(1.5f).op(0x0b);
        return globals.op(0x7c, 1, 0x44).float64(-2.25).op(0x0b);
    }

    private static WasmBytes code(Input input, List<WasmSignature> functions) {
        byte[] main = WasmFunction.main(input, functions, FUEL);
        WasmBytes code = new WasmBytes().unsigned(functions.size()).sized(main);
        for (int i = 1; i < functions.size(); i++) {
            code.sized(new WasmFunction(input, functions, functions.get(i)).body());
        }
        return code;
    }
}
