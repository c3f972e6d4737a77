package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.Machine;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.internal.wasi.GuestStop;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import java.util.List;
import java.util.Map;

/** One live module with memory of its own. Not thread-safe. */
public final class ModuleInstance {
    private static final long[] NO_ARGUMENTS = {};

    private final Machine machine;
    private final ChicoryState state;
    private final List<GuestTable> tables;
    private final HostFunctions functions;
    private final Map<String, Integer> exports;

    ModuleInstance(
            Machine machine,
            ChicoryState state,
            List<GuestTable> tables,
            HostFunctions functions,
            Map<String, Integer> exports) {
        this.machine = machine;
        this.state = state;
        this.tables = tables;
        this.functions = functions;
        this.exports = exports;
    }

    ChicoryState state() {
        return state;
    }

    /**
     * Sets what this instance reads and writes from now on, until {@link #endCall}.
     *
     * @throws ReviewException with {@code GUEST_START_FAILED} if something that is granted is not there
     */
    public void beginCall(StandardStreams streams) {
        functions.begin(streams);
    }

    /**
     * Calls an exported function without arguments, on the calling thread. Results are dropped.
     *
     * @throws ReviewException with {@code GUEST_TRAPPED} or {@code INTERNAL} if it fails
     * @throws GuestStop if the guest ended itself or was ended, or the thread is interrupted
     * @throws IllegalArgumentException if there is no such function
     */
    public void call(String export) {
        Integer function = exports.get(export);
        if (function == null) {
            throw new IllegalArgumentException("the module exports no function " + export);
        }
        try {
            machine.call(function, NO_ARGUMENTS);
        } catch (RuntimeException | Error e) {
            throw Traps.translate(e);
        }
    }

    /** Closes the files that the guest left open. Forgets what it read and wrote. */
    public void endCall() {
        functions.end();
    }

    /**
     * Takes the state to which {@link #reset} returns, from now on.
     *
     * @return the same for other instances
     */
    public Template takeTemplate() {
        Template template = new Template(state.takeSnapshot(), tables);
        for (GuestTable table : tables) {
            table.seal();
        }
        return template;
    }

    /** Whether the guest has files open that were granted; no template can hold those. */
    public boolean hasOpenFiles() {
        return functions.hasOpenFiles();
    }

    /** Whether {@link #reset} undoes all that has changed: there is a template, and no table was written or grown. */
    public boolean isResettable() {
        if (!state.hasSnapshot()) {
            return false;
        }
        for (GuestTable table : tables) {
            if (table.isChanged()) {
                return false;
            }
        }
        return true;
    }

    /** Returns memory and globals to the template. */
    public void reset() {
        state.reset();
    }
}
