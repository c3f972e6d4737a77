package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.ExecutionListener;
import com.dylibso.chicory.runtime.MStack;
import com.dylibso.chicory.wasm.types.Instruction;
import dev.wasmk8s.runtime.internal.wasi.GuestStop;

/**
 * Lets an interpreted guest be stopped anywhere. The interpreter of Chicory 1.7.5 looks for interruption at calls and
 * unconditional branches only, so that a loop of conditional ones would run forever. Not thread-safe.
 */
final class InterruptionCheck implements ExecutionListener {
    private static final int INTERVAL = 256;

    private int instructions;

    @Override
    public void onExecution(Instruction instruction, MStack stack) {
        if (++instructions % INTERVAL == 0 && Thread.currentThread().isInterrupted()) {
            throw GuestStop.interrupted();
        }
    }
}
