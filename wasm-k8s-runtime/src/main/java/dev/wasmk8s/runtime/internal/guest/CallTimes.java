package dev.wasmk8s.runtime.internal.guest;

import dev.wasmk8s.observation.GuestCalled;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.internal.observation.ReviewKinds;
import dev.wasmk8s.runtime.internal.observation.Signals;
import dev.wasmk8s.spec.UseCase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a call got its guest, and when the guest ended, for observers. Used by one thread. */
final class CallTimes {
    private final Signals signals;
    private final long begun;
    private long leased;
    private long ran;
    private boolean hasGuest;

    private CallTimes(Signals signals) {
        this.signals = signals;
        this.begun = signals.now();
    }

    /** Begins with a call; null if nobody observes. */
    static @Nullable CallTimes begin(Signals signals) {
        return signals.isOn() ? new CallTimes(signals) : null;
    }

    /** The call has its guest, which starts to run. */
    void leased() {
        hasGuest = true;
        leased = signals.now();
        ran = leased;
    }

    /** The guest has ended, however it did. */
    void ran() {
        ran = signals.now();
    }

    /** The call has ended. */
    void tell(String module, UseCase useCase, @Nullable ReviewException failure) {
        long ended = signals.now();
        signals.raise(new GuestCalled(
                module,
                ReviewKinds.of(useCase),
                (hasGuest ? leased : ended) - begun,
                ran - leased,
                ended - begun,
                failure == null ? Optional.empty() : Optional.of(failure.code())));
    }
}
