package dev.wasmk8s.runtime.internal.observation;

import dev.wasmk8s.observation.Observation;
import dev.wasmk8s.observation.Observer;
import java.util.function.LongSupplier;

/** An observer that throws nothing, so that no verdict depends on it. Errors are no exception: it may be anybody's code. */
record GuardedObserver(Observer observer, Complaints complaints, LongSupplier nanoTime) implements Observer {
    @Override
    public void observe(Observation observation) {
        try {
            observer.observe(observation);
        } catch (Throwable e) {
            complaints.about(observer, observation, e, nanoTime.getAsLong());
        }
    }
}
