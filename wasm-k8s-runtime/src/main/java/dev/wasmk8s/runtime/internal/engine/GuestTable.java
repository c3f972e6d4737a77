package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableLimits;

/**
 * A table that grows for one guest only, and not without bounds. In Chicory 1.7.5 growth changes the limits of the
 * module, which all instances share, so that the next one starts larger; this table has limits of its own.
 */
final class GuestTable extends TableInstance {
    GuestTable(Table declared, int initialValue) {
        super(copy(declared), initialValue);
    }

    private static Table copy(Table declared) {
        TableLimits limits = declared.limits();
        return new Table(
                declared.elementType(),
                new TableLimits(limits.min(), Math.min(limits.max(), HostRules.MAX_TABLE_ENTRIES)),
                declared.initialize());
    }

    @Override
    public int grow(int size, int value, Instance instance) {
        // The sum could overflow.
        boolean fits = size >= 0 && size <= limits().max() - size();
        return fits ? super.grow(size, value, instance) : -1;
    }
}
