package dev.wasmk8s.runtime.internal.outline.suite;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportGlobal;
import com.dylibso.chicory.runtime.ImportMemory;
import com.dylibso.chicory.runtime.ImportTable;
import com.dylibso.chicory.runtime.Store;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableLimits;
import com.dylibso.chicory.wasm.types.ValType;
import com.dylibso.chicory.wasm.types.Value;
import java.util.List;

/** The module {@code spectest} that the scripts import from. */
final class SpecHost {
    private static final String MODULE = "spectest";

    private SpecHost() {}

    /** A store that holds nothing but it. */
    static Store store() {
        Store store = new Store();
        store.addFunction(
                print("print"),
                print("print_i32", ValType.I32),
                print("print_i64", ValType.I64),
                print("print_f32", ValType.F32),
                print("print_f64", ValType.F64),
                print("print_i32_f32", ValType.I32, ValType.F32),
                print("print_f64_f64", ValType.F64, ValType.F64));
        store.addGlobal(
                global("global_i32", Value.i32(666)),
                global("global_i64", Value.i64(666)),
                global("global_f32", Value.fromFloat(666.6f)),
                global("global_f64", Value.fromDouble(666.6)));
        store.addMemory(new ImportMemory(MODULE, "memory", new ByteArrayMemory(new MemoryLimits(1, 2))));
        Table table = new Table(ValType.FuncRef, new TableLimits(10, 20));
        store.addTable(new ImportTable(MODULE, "table", new TableInstance(table, Value.REF_NULL_VALUE)));
        return store;
    }

    private static HostFunction print(String name, ValType... parameters) {
        return new HostFunction(
                MODULE, name, FunctionType.of(List.of(parameters), List.of()), (instance, arguments) -> null);
    }

    private static ImportGlobal global(String name, Value value) {
        return new ImportGlobal(MODULE, name, new GlobalInstance(value));
    }
}
