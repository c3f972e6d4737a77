package dev.wasmk8s.runtime.internal.chain;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What holds of all walks through an admission chain.
 *
 * @param auditPatches whether audit annotations tell the patches of mutating members
 * @param deadline how long a walk may go on asking; without end if absent
 * @param trials is told of members that are tried
 * @param clock nanoseconds that only grow
 */
public record WalkOptions(boolean auditPatches, Optional<Duration> deadline, TrialObserver trials, LongSupplier clock) {
    /** No patches, no deadline, and trials in the log. */
    public static final WalkOptions DEFAULT =
            new WalkOptions(false, Optional.empty(), TrialObserver.LOG, System::nanoTime);

    /** The same with patches in audit annotations, or without. */
    public WalkOptions withAuditPatches(boolean value) {
        return new WalkOptions(value, deadline, trials, clock);
    }

    /** The same with a deadline. */
    public WalkOptions withDeadline(Duration value) {
        return new WalkOptions(auditPatches, Optional.of(value), trials, clock);
    }

    /** The same with somebody else to tell of trials. */
    public WalkOptions withTrials(TrialObserver value) {
        return new WalkOptions(auditPatches, deadline, value, clock);
    }
}
