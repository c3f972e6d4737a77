package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.wasm.ChicoryException;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.internal.wasi.GuestStop;
import org.jspecify.annotations.Nullable;

/** Says in our words why the engine gave up on a guest. */
final class Traps {
    private Traps() {}

    /** What to throw in place of {@code thrown}, which came out of the engine while a guest ran. */
    static RuntimeException translate(Throwable thrown) {
        if (thrown instanceof GuestStop stop) {
            return stop;
        }
        if (thrown instanceof ReviewException failure) {
            return failure;
        }
        if (thrown instanceof ChicoryInterruptedException) {
            return GuestStop.interrupted();
        }
        if (thrown instanceof StackOverflowError || thrown.getCause() instanceof StackOverflowError) {
            // Without the cause: its stack trace is as long as the stack was deep, and says nothing.
            return trap("it called itself too deeply (call stack exhausted)", null);
        }
        if (thrown instanceof OutOfMemoryError) {
            return new ReviewException(
                    FailureCode.INTERNAL,
                    "the host ran out of memory; lower the memory limits or give it more",
                    thrown);
        }
        if (thrown instanceof IndexOutOfBoundsException) {
            // Compiled code leaves it to Java to check the bounds of memory.
            return trap("out of bounds memory access", thrown);
        }
        if (thrown instanceof ChicoryException) {
            return trap(String.valueOf(thrown.getMessage()), thrown);
        }
        return new ReviewException(FailureCode.INTERNAL, "the engine failed: " + thrown, thrown);
    }

    private static ReviewException trap(String what, @Nullable Throwable cause) {
        return new ReviewException(FailureCode.GUEST_TRAPPED, "the guest trapped: " + what, cause);
    }
}
