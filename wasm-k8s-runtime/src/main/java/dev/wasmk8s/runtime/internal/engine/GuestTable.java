package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableLimits;
import dev.wasmk8s.runtime.internal.wasi.GuestStop;
import org.jspecify.annotations.Nullable;

/**
 * A table that grows for one guest only, and not without bounds. In Chicory 1.7.5 growth changes the limits of the
 * module, which all instances share, so that the next one starts larger; this table has limits of its own. It
 * remembers that it was changed.
 */
final class GuestTable extends TableInstance {
    /** After so many entries that were written, one looks for an interruption: instructions can write them all. */
    private static final int INTERVAL = 1 << 14;

    private final TableRoom room;
    private boolean changed;
    private int writes;

    GuestTable(Table declared, int initialValue, TableRoom room) {
        super(copy(declared), initialValue);
        this.room = room;
        room.take(size());
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
        changed = true;
        // The sum could overflow.
        boolean fits = size >= 0 && size <= limits().max() - size() && room.take(size);
        lookForInterruption();
        return fits ? super.grow(size, value, instance) : -1;
    }

    @Override
    public void setRef(int index, int value, Instance instance) {
        changed = true;
        if (++writes % INTERVAL == 0) {
            lookForInterruption();
        }
        super.setRef(index, value, instance);
    }

    private static void lookForInterruption() {
        if (Thread.currentThread().isInterrupted()) {
            throw GuestStop.interrupted();
        }
    }

    /**
     * The instance of an entry, or null, for this table's own, if there is no such entry: in Chicory 1.7.5 {@code
     * table.copy} looks for it in the source under the index of the target, which may be beyond its end.
     */
    @Override
    public @Nullable Instance instance(int index) {
        return index < size() ? super.instance(index) : null;
    }

    /** Whether it was written or grown since it was last {@linkplain #seal sealed}. */
    boolean isChanged() {
        return changed;
    }

    /** Takes what is in it now for unchanged. */
    void seal() {
        changed = false;
    }

    /** A copy of the references in it. */
    int[] references() {
        int[] references = new int[size()];
        for (int i = 0; i < references.length; i++) {
            references[i] = ref(i);
        }
        return references;
    }

    /** Takes over references into the one instance that this table belongs to, and seals it. */
    void become(int[] references, Instance instance) {
        if (references.length > size()) {
            room.take(references.length - size());
            super.grow(references.length - size(), 0, instance);
        }
        for (int i = 0; i < references.length; i++) {
            super.setRef(i, references[i], instance);
        }
        seal();
    }
}
