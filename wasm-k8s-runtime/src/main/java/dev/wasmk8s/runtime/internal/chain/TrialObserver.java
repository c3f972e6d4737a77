package dev.wasmk8s.runtime.internal.chain;

import org.slf4j.LoggerFactory;

/** Is told of every trial, on the thread of the request. Safe for use by several threads. */
@FunctionalInterface
public interface TrialObserver {
    /** Writes to the log, at level debug. */
    TrialObserver LOG = trial -> LoggerFactory.getLogger(TrialObserver.class)
            .debug(
                    "module '{}', which is in {}, answered {}{}",
                    trial.member(),
                    trial.enforcement(),
                    trial.outcome(),
                    trial.differs() ? "; that would have made a difference" : "");

    /** One trial. What this throws is logged, and goes no further. */
    void tried(Trial trial);

    /** Tells of a trial, whatever becomes of that: nobody's request shall fail of it. */
    default void tell(Trial trial) {
        try {
            tried(trial);
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(TrialObserver.class).warn("an observer of trials failed", e);
        }
    }
}
