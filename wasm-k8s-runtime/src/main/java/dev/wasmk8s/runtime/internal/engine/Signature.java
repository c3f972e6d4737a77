package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import dev.wasmk8s.runtime.internal.wasi.Preview1;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The parameters and results of a function. */
record Signature(List<ValType> parameters, List<ValType> results) {
    static Signature of(FunctionType type) {
        return new Signature(type.params(), type.returns());
    }

    static Signature of(Preview1 function) {
        String letters = function.parameters();
        List<ValType> parameters = new ArrayList<>(letters.length());
        for (int i = 0; i < letters.length(); i++) {
            parameters.add(letters.charAt(i) == 'I' ? ValType.I64 : ValType.I32);
        }
        return new Signature(parameters, function.returnsErrno() ? List.of(ValType.I32) : List.of());
    }

    /** Whether these are equal; {@code equals} of a record would be linked while modules are loaded, which takes time. */
    boolean matches(Signature other) {
        return parameters.equals(other.parameters) && results.equals(other.results);
    }

    /** The same for the engine. */
    FunctionType type() {
        return FunctionType.of(parameters, results);
    }

    /** As in {@code (i32, i64) -> i32}. */
    @Override
    public String toString() {
        return names(parameters) + " -> " + (results.size() == 1 ? name(results.get(0)) : names(results));
    }

    private static String names(List<ValType> types) {
        return types.stream().map(Signature::name).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String name(ValType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
