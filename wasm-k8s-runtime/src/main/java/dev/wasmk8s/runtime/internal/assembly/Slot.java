package dev.wasmk8s.runtime.internal.assembly;

import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.CacheTimes;
import dev.wasmk8s.runtime.Enforcement;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.MatchCondition;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.internal.config.Origin;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A place in a chain, for a module that is still to be loaded or for plain Java.
 *
 * @param opener makes the reviewer; empty if it cannot be made, after the reasons were reported
 */
record Slot<T>(
        String name,
        Origin origin,
        FailurePolicy failurePolicy,
        AdmissionOptions admission,
        List<MatchCondition> matchConditions,
        Enforcement enforcement,
        CacheTimes cacheTimes,
        Function<Loading, Optional<T>> opener) {
    /** Where to tell mistakes of this slot, one sentence each. */
    Consumer<String> mistakes(Consumer<Problem> problems) {
        return mistake -> problems.accept(origin.problem("module \"" + name + "\": " + mistake, ""));
    }
}
