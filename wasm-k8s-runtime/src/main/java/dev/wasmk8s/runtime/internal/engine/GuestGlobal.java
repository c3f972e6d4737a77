package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.wasm.types.MutabilityType;
import com.dylibso.chicory.wasm.types.ValType;
import com.dylibso.chicory.wasm.types.Value;

/** A global that is kept in the guest's state, where compiled code reads it and a reset finds it. */
final class GuestGlobal extends GlobalInstance {
    private final ChicoryState state;
    private final int index;

    GuestGlobal(ChicoryState state, long value, long high, ValType type, MutabilityType mutability) {
        super(value, high, type, mutability);
        this.state = state;
        this.index = state.add(value);
    }

    @Override
    public long getValue() {
        return state.globalValue(index);
    }

    @Override
    public long getValueLow() {
        return getValue();
    }

    @Override
    public void setValue(Value value) {
        setValue(value.raw());
    }

    @Override
    public void setValue(long value) {
        state.setGlobalValue(index, value);
    }

    @Override
    public void setValueLow(long value) {
        setValue(value);
    }
}
