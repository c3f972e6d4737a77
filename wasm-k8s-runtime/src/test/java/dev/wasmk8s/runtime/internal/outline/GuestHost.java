package dev.wasmk8s.runtime.internal.outline;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Standard input and output for one call of a guest; every other system function fails. Always answers the same. */
final class GuestHost {
    private static final int NO_SUCH_FUNCTION = 52;
    private static final int MOST_OUTPUT = 1 << 20;

    private final byte[] input;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private int position;

    GuestHost(byte[] input) {
        this.input = input;
    }

    /** What the guest wrote, to standard output and error alike. */
    String output() {
        return output.toString(StandardCharsets.ISO_8859_1);
    }

    /** The functions that a module imports. */
    ImportValues imports(WasmModule module) {
        ImportValues.Builder imports = ImportValues.builder();
        for (int i = 0; i < module.importSection().importCount(); i++) {
            if (module.importSection().getImport(i) instanceof FunctionImport function) {
                FunctionType type = (FunctionType) module.typeSection().getType(function.typeIndex());
                imports.addFunction(new HostFunction(
                        function.module(),
                        function.name(),
                        type,
                        (instance, arguments) -> call(function.name(), instance, arguments, type)));
            }
        }
        return imports.build();
    }

    private long[] call(String name, Instance instance, long[] arguments, FunctionType type) {
        switch (name) {
            case "fd_read" -> read(instance.memory(), arguments);
            case "fd_write" -> write(instance.memory(), arguments);
            case "environ_sizes_get", "args_sizes_get" -> {
                instance.memory().writeI32((int) arguments[0], 0);
                instance.memory().writeI32((int) arguments[1], 0);
            }
            case "environ_get", "args_get" -> {}
            case "proc_exit" -> throw new IllegalStateException("exit " + arguments[0]);
            default -> {
                return type.returns().isEmpty() ? null : new long[] {NO_SUCH_FUNCTION};
            }
        }
        return new long[] {0};
    }

    private void read(Memory memory, long[] arguments) {
        int done = 0;
        for (int i = 0; i < (int) arguments[2]; i++) {
            int slice = (int) arguments[1] + 8 * i;
            int length = Math.min(memory.readInt(slice + 4), input.length - position);
            memory.write(memory.readInt(slice), input, position, length);
            position += length;
            done += length;
        }
        memory.writeI32((int) arguments[3], done);
    }

    private void write(Memory memory, long[] arguments) {
        int done = 0;
        for (int i = 0; i < (int) arguments[2]; i++) {
            int slice = (int) arguments[1] + 8 * i;
            int length = memory.readInt(slice + 4);
            if (length < 0 || output.size() + length > MOST_OUTPUT) {
                throw new IllegalStateException("too much output");
            }
            output.writeBytes(memory.readBytes(memory.readInt(slice), length));
            done += length;
        }
        memory.writeI32((int) arguments[3], done);
    }
}
