package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.InterpreterMachine;
import com.dylibso.chicory.runtime.MStack;
import com.dylibso.chicory.runtime.StackFrame;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.FunctionType;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * An interpreter whose call stack is bounded. That of Chicory 1.7.5 keeps local variables on the heap, so that recursion by
 * functions with many of them would take gigabytes before the thread's stack is used up. Not thread-safe.
 */
final class BoundedInterpreter extends InterpreterMachine {
    /** How many local variables the open calls may have together: 8 bytes each. */
    static final int MOST_LOCALS = 1 << 21;

    private long locals;

    BoundedInterpreter(Instance instance) {
        super(instance);
    }

    @Override
    protected long[] call(
            MStack stack,
            Instance instance,
            Deque<StackFrame> callStack,
            int function,
            long[] arguments,
            FunctionType type,
            boolean popResults) {
        int mine = arguments.length + declared(instance.function(function));
        locals += mine;
        try {
            if (locals > MOST_LOCALS) {
                // What the engine throws where the thread's stack is used up.
                throw new StackOverflowError();
            }
            return super.call(stack, instance, callStack, function, arguments, type, popResults);
        } finally {
            locals -= mine;
        }
    }

    private static int declared(@Nullable FunctionBody body) {
        return body == null ? 0 : body.localTypes().size();
    }
}
