package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.internal.wasi.Errno;
import dev.wasmk8s.runtime.internal.wasi.GuestMemory;
import dev.wasmk8s.runtime.internal.wasi.Preview1;
import dev.wasmk8s.runtime.internal.wasi.WasiFunction;
import dev.wasmk8s.runtime.internal.wasi.WasiHost;
import dev.wasmk8s.spec.contract.ModuleContract;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The door between one guest and the host: every import ends here. Not thread-safe. */
final class HostFunctions implements AutoCloseable {
    private final WasiHost host;
    private final @Nullable GrantedWasi granted;
    private @Nullable GuestMemory memory;

    HostFunctions(WasiHost host, Grants grants) {
        this.host = host;
        this.granted = grants.isNone() ? null : new GrantedWasi(grants);
    }

    /** The functions that a module imports, in its order, without anything behind them. */
    static ImportValues declare(List<Preview1> imports) {
        return values(imports, function -> (instance, arguments) -> result(Errno.NOSYS));
    }

    /** The functions that a module imports, in its order. */
    ImportValues bind(List<Preview1> imports) {
        return values(imports, this::handle);
    }

    private WasmFunctionHandle handle(Preview1 function) {
        WasiFunction behind = host.function(function);
        WasmFunctionHandle own = (instance, arguments) -> result(behind.call(memory(instance), arguments));
        return granted == null ? own : granted.route(function, own);
    }

    private static ImportValues values(List<Preview1> imports, Function<Preview1, WasmFunctionHandle> handles) {
        List<ImportFunction> functions = new ArrayList<>(imports.size());
        for (Preview1 function : imports) {
            functions.add(new HostFunction(
                    ModuleContract.WASI,
                    function.wasmName(),
                    Signature.of(function).type(),
                    handles.apply(function)));
        }
        return ImportValues.builder().withFunctions(functions).build();
    }

    /** The instance is not known before its start section runs, which may call in already. */
    private GuestMemory memory(Instance instance) {
        if (memory == null) {
            memory = new ChicoryMemory(instance.memory());
        }
        return memory;
    }

    static long[] result(Errno errno) {
        return new long[] {errno.code()};
    }

    @Override
    public void close() {
        if (granted != null) {
            granted.close();
        }
    }
}
