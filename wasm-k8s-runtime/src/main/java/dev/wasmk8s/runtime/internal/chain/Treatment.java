package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.Enforcement;
import dev.wasmk8s.runtime.ReinvocationPolicy;

/**
 * How a chain treats a member that it asks.
 *
 * @param enforcement what its verdicts are good for
 * @param reinvoked whether it is asked once more if others change the object after it
 * @param jsonPatch whether its patches are told as operations
 */
public record Treatment(Enforcement enforcement, boolean reinvoked, boolean jsonPatch) {
    /** Its verdicts decide, and it is asked once. */
    public static final Treatment DEFAULT = new Treatment(Enforcement.ENFORCE, false, false);

    /** As it was declared. */
    public static Treatment of(AdmissionOptions options, Enforcement enforcement) {
        boolean reinvoked = options.mutating() && options.reinvocationPolicy() == ReinvocationPolicy.IF_NEEDED;
        boolean jsonPatch = options.mutating() && options.jsonPatch();
        return enforcement == Enforcement.ENFORCE && !reinvoked && !jsonPatch
                ? DEFAULT
                : new Treatment(enforcement, reinvoked, jsonPatch);
    }
}
