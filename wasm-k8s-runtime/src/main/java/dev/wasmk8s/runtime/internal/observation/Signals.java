package dev.wasmk8s.runtime.internal.observation;

import dev.wasmk8s.observation.Observation;
import dev.wasmk8s.observation.Observer;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The observers of one access control, as seen by those who have something to tell. Thread-safe.
 *
 * <p>The pattern is {@code if (signals.isOn()) signals.raise(new ...)}, so that nothing is made for nobody.
 */
public final class Signals {
    private static final LongSupplier SYSTEM = System::nanoTime;

    /** Nobody observes. */
    public static final Signals NONE = new Signals(List.of(), SYSTEM, new Complaints());

    private final GuardedObserver[] observers;
    private final LongSupplier nanoTime;

    private Signals(List<Observer> observers, LongSupplier nanoTime, Complaints complaints) {
        this.observers = new GuardedObserver[observers.size()];
        for (int i = 0; i < this.observers.length; i++) {
            this.observers[i] = new GuardedObserver(observers.get(i), complaints, nanoTime);
        }
        this.nanoTime = nanoTime;
    }

    /** Signals to these observers, in this order. */
    public static Signals to(List<Observer> observers) {
        return to(observers, SYSTEM);
    }

    /** The same with another clock. */
    public static Signals to(List<Observer> observers, LongSupplier nanoTime) {
        return observers.isEmpty() ? NONE : new Signals(observers, nanoTime, new Complaints());
    }

    /** Whether anybody observes. */
    public boolean isOn() {
        return observers.length > 0;
    }

    /** The time, in nanoseconds since some moment. */
    public long now() {
        return nanoTime.getAsLong();
    }

    /** How long ago a time was, in nanoseconds. */
    public long since(long time) {
        return nanoTime.getAsLong() - time;
    }

    /** Tells all observers. Whatever they throw ends here. */
    public void raise(Observation observation) {
        for (GuardedObserver observer : observers) {
            observer.observe(observation);
        }
    }
}
