package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.Instance;
import dev.wasmk8s.runtime.internal.state.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * What an instance is right after it was started: the state from which calls begin. Immutable; instances share it.
 */
public final class Template {
    private final Snapshot state;
    private final List<int[]> tables;

    Template(Snapshot state, List<GuestTable> tables) {
        this.state = state;
        this.tables = new ArrayList<>(tables.size());
        for (GuestTable table : tables) {
            this.tables.add(table.references());
        }
    }

    Snapshot state() {
        return state;
    }

    /** Fills tables, which are as the module declares them, with what the start has made of them. */
    void applyTo(Instance instance, List<GuestTable> fresh) {
        for (int i = 0; i < fresh.size(); i++) {
            fresh.get(i).become(tables.get(i), instance);
        }
    }
}
