package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.internal.state.GuestImports;
import dev.wasmk8s.runtime.internal.wasi.Errno;
import dev.wasmk8s.runtime.internal.wasi.GuestMemory;
import dev.wasmk8s.runtime.internal.wasi.Preview1;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import dev.wasmk8s.runtime.internal.wasi.WasiHost;
import dev.wasmk8s.spec.contract.ModuleContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The door between one guest and the host: every import ends here. Not thread-safe. */
final class HostFunctions implements GuestImports {
    /** What functions return, by the code of the error; the engine reads it and keeps nothing. */
    private static final long[][] RESULTS = new long[128][];

    static {
        for (int code = 0; code < RESULTS.length; code++) {
            RESULTS[code] = new long[] {code};
        }
    }

    private final WasiHost host;
    private final @Nullable GrantedWasi granted;
    private final List<Preview1> imports;
    /** Null if nothing is granted. */
    private final WasmFunctionHandle @Nullable [] routed;

    private @Nullable GuestMemory memory;
    private @Nullable Instance instance;

    /**
     * Functions for one guest, still to be made {@linkplain #prepare ready}.
     *
     * @param imports those that its module imports, in its order
     */
    HostFunctions(WasiHost host, Grants grants, List<Preview1> imports) {
        this.host = host;
        this.granted = grants.isNone() ? null : new GrantedWasi(grants);
        this.imports = imports;
        this.routed = granted == null ? null : handles();
    }

    /** Makes all functions ready. */
    void prepare() {
        for (Preview1 function : imports) {
            host.prepare(function);
        }
    }

    private WasmFunctionHandle[] handles() {
        WasmFunctionHandle[] handles = new WasmFunctionHandle[imports.size()];
        for (int i = 0; i < handles.length; i++) {
            Preview1 function = imports.get(i);
            WasmFunctionHandle own = (caller, arguments) -> result(call(function, arguments));
            handles[i] = granted == null ? own : granted.route(function, own);
        }
        return handles;
    }

    /** Whether the module imports functions at all. */
    boolean areAny() {
        return !imports.isEmpty();
    }

    /** Sets the memory that addresses in arguments are about. */
    void serve(GuestMemory guestMemory) {
        memory = guestMemory;
    }

    /** Sets who calls. */
    void serve(Instance caller) {
        instance = caller;
    }

    @Override
    public long[] call(int function, long[] arguments) {
        return routed == null
                ? result(call(imports.get(function), arguments))
                : routed[function].apply(Objects.requireNonNull(instance, "it runs"), arguments);
    }

    /**
     * Serves a call.
     *
     * @throws dev.wasmk8s.review.ReviewException with {@code GUEST_START_FAILED} if a granted directory is not there
     */
    void begin(StandardStreams streams) {
        checkGrants();
        host.begin(streams);
    }

    /** The check that {@link #begin} makes. */
    void checkGrants() {
        if (granted != null) {
            granted.check();
        }
    }

    /** Whether the guest has files open. */
    boolean hasOpenFiles() {
        return granted != null && granted.openFiles() > 0;
    }

    /** Closes what the call left open, and forgets what it read and wrote. */
    void end() {
        host.end();
        if (granted != null) {
            granted.close();
        }
    }

    /** The functions that a module imports, in its order, without anything behind them. */
    static ImportValues declare(List<Preview1> imports) {
        WasmFunctionHandle[] none = new WasmFunctionHandle[imports.size()];
        Arrays.fill(none, (WasmFunctionHandle) (caller, arguments) -> result(Errno.NOSYS));
        return values(imports, none);
    }

    /** These functions for the engine, which asks for what it has compiled itself, or interprets. */
    ImportValues values() {
        return values(imports, routed == null ? handles() : routed);
    }

    private Errno call(Preview1 function, long[] arguments) {
        try {
            return host.call(
                    function, Objects.requireNonNull(memory, "the memory is made before the guest runs"), arguments);
        } catch (IndexOutOfBoundsException e) {
            // The host has checked the guest's addresses. From here on, this exception means a trap.
            throw new IllegalStateException("a defect of a host function", e);
        }
    }

    private static ImportValues values(List<Preview1> imports, WasmFunctionHandle[] handles) {
        List<ImportFunction> functions = new ArrayList<>(imports.size());
        for (Preview1 function : imports) {
            functions.add(new HostFunction(
                    ModuleContract.WASI,
                    function.wasmName(),
                    Signature.of(function).type(),
                    handles[functions.size()]));
        }
        return ImportValues.builder().withFunctions(functions).build();
    }

    static long[] result(Errno errno) {
        return RESULTS[errno.code()];
    }
}
