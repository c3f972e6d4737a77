package dev.wasmk8s.runtime.internal.observation;

import dev.wasmk8s.observation.CacheAsked;
import dev.wasmk8s.observation.CacheFilled;
import dev.wasmk8s.observation.ReviewKind;

/**
 * What the cache of one module tells observers. If there are none, nothing is made and no clock is read.
 *
 * @param module whose answers it keeps
 */
public record CacheSignals(String module, ReviewKind kind, Signals signals) {
    /** When a question begins, for {@link #asked}. */
    public long start() {
        return signals.isOn() ? signals.now() : 0;
    }

    /** A question ended that began at a time, with an answer or without. */
    public void asked(boolean hit, long start) {
        if (signals.isOn()) {
            signals.raise(new CacheAsked(module, kind, hit, signals.since(start)));
        }
    }

    /** The module was asked. */
    public void filled(boolean succeeded) {
        if (signals.isOn()) {
            signals.raise(new CacheFilled(module, kind, succeeded));
        }
    }
}
