package dev.wasmk8s.observation;

import dev.wasmk8s.review.FailureCode;
import java.util.Objects;
import java.util.Optional;

/**
 * A guest was called, or was to be: bytes in, bytes out. The review that it was called for is observed after it.
 *
 * @param module the module that it is a guest of
 * @param kind what it was asked
 * @param waitingNanos how long the call waited for a guest, or for one to be made; all of the call if none was had
 * @param runningNanos how long the guest ran; 0 if there was none
 * @param totalNanos how long the call took in all, the reset of the guest included
 * @param failure why the call failed; absent if the guest ended as it should, whatever it answered
 */
public record GuestCalled(
        String module,
        ReviewKind kind,
        long waitingNanos,
        long runningNanos,
        long totalNanos,
        Optional<FailureCode> failure)
        implements Observation {
    /** Checks that nothing is null. */
    public GuestCalled {
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(failure, "failure");
    }
}
