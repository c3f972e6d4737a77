package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.internal.wasi.Errno;
import dev.wasmk8s.runtime.internal.wasi.GuestMemory;
import dev.wasmk8s.runtime.internal.wasi.Preview1;
import dev.wasmk8s.runtime.internal.wasi.WasiHost;
import dev.wasmk8s.spec.contract.ModuleContract;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The door between one guest and the host: every import ends here. It is open from {@link #begin} to {@link #end}, and
 * keeps nothing from one call to the next. Not thread-safe.
 */
final class HostFunctions {
    private final @Nullable GrantedWasi granted;
    private @Nullable WasiHost host;
    private @Nullable GuestMemory memory;

    HostFunctions(Grants grants) {
        this.granted = grants.isNone() ? null : new GrantedWasi(grants);
    }

    /** Sets the memory that addresses in arguments are about. */
    void serve(GuestMemory guestMemory) {
        memory = guestMemory;
    }

    /**
     * Serves a call.
     *
     * @throws dev.wasmk8s.review.ReviewException with {@code GUEST_START_FAILED} if a granted directory is not there
     */
    void begin(WasiHost callHost) {
        if (granted != null) {
            granted.check();
        }
        host = callHost;
    }

    /** Whether the guest has files open. */
    boolean hasOpenFiles() {
        return granted != null && granted.openFiles() > 0;
    }

    /** Closes what the call left open. */
    void end() {
        host = null;
        if (granted != null) {
            granted.close();
        }
    }

    /** The functions that a module imports, in its order. */
    ImportValues bind(List<Preview1> imports) {
        List<ImportFunction> functions = new ArrayList<>(imports.size());
        for (Preview1 function : imports) {
            functions.add(new HostFunction(
                    ModuleContract.WASI,
                    function.wasmName(),
                    Signature.of(function).type(),
                    handle(function)));
        }
        return ImportValues.builder().withFunctions(functions).build();
    }

    private WasmFunctionHandle handle(Preview1 function) {
        WasmFunctionHandle own = (instance, arguments) -> result(call(function, arguments));
        return granted == null ? own : granted.route(function, own);
    }

    private Errno call(Preview1 function, long[] arguments) {
        if (host == null || memory == null) {
            throw new IllegalStateException("no call is served");
        }
        try {
            return host.call(function, memory, arguments);
        } catch (IndexOutOfBoundsException e) {
            // The host has checked the guest's addresses. In a guest, this exception is a trap.
            throw new IllegalStateException("a defect in " + function.wasmName(), e);
        }
    }

    static long[] result(Errno errno) {
        return new long[] {errno.code()};
    }
}
