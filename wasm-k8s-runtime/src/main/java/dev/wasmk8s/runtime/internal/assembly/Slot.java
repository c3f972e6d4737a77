package dev.wasmk8s.runtime.internal.assembly;

import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.Enforcement;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.internal.config.Origin;
import java.util.Optional;
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
        Enforcement enforcement,
        Function<Loading, Optional<T>> opener) {}
