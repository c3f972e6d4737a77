package dev.wasmk8s.runtime.internal.outline;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** The types of live local variables where regions start. Most variables have one type throughout the method. */
final class SlotTypes {
    private final Code code;
    private final Liveness liveness;
    private final @Nullable Type[] only;
    /** Those that have several types, or one that cannot be passed. */
    private final BitSet several = new BitSet();

    SlotTypes(Code code, Liveness liveness, Borders borders) {
        this.code = code;
        this.liveness = liveness;
        this.only = new @Nullable Type[code.method().maxLocals];
        for (int i = 0; i < code.size(); i++) {
            if (borders.start(i)) {
                record(code.frame(i), liveness.at(i));
            }
        }
    }

    private void record(Frame<BasicValue> frame, BitSet live) {
        for (int slot = live.nextSetBit(0); slot >= 0; slot = live.nextSetBit(slot + 1)) {
            Type type = SlotInterpreter.passable(frame.getLocal(slot));
            if (type == null || (only[slot] != null && !type.equals(only[slot]))) {
                several.set(slot);
            }
            only[slot] = type;
        }
    }

    /** The type of a slot at those entries that need it, or {@code null} if it is not the same or cannot be passed. */
    @Nullable
    Type at(Ordinals entries, int slot) {
        return several.get(slot) ? compare(entries, slot) : only[slot];
    }

    private @Nullable Type compare(Ordinals entries, int slot) {
        Type type = null;
        for (int i = 0; i < entries.size(); i++) {
            int entry = entries.get(i);
            if (liveness.at(entry).get(slot)) {
                Type here = SlotInterpreter.passable(code.frame(entry).getLocal(slot));
                if (here == null || (type != null && !type.equals(here))) {
                    return null;
                }
                type = here;
            }
        }
        return type;
    }
}
