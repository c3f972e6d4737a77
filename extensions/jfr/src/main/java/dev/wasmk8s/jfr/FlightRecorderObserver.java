package dev.wasmk8s.jfr;

import dev.wasmk8s.observation.AdmissionConditions;
import dev.wasmk8s.observation.AdmissionReviewed;
import dev.wasmk8s.observation.AuthenticationReviewed;
import dev.wasmk8s.observation.AuthorizationConditions;
import dev.wasmk8s.observation.AuthorizationReviewed;
import dev.wasmk8s.observation.CacheAsked;
import dev.wasmk8s.observation.CacheFilled;
import dev.wasmk8s.observation.GuestCalled;
import dev.wasmk8s.observation.ModuleSkipped;
import dev.wasmk8s.observation.ModulesReloaded;
import dev.wasmk8s.observation.Observation;
import dev.wasmk8s.observation.Observer;

/**
 * Commits events to the JDK Flight Recorder: {@code dev.wasmk8s.GuestCall}, {@code dev.wasmk8s.ModuleReview}, {@code
 * dev.wasmk8s.ModuleSkip}, {@code dev.wasmk8s.MatchConditions}, {@code dev.wasmk8s.CacheRequest}, {@code
 * dev.wasmk8s.CacheFill} and {@code dev.wasmk8s.Reload}. None is enabled by default; a recording enables those that it
 * wants, and until then this looks at a flag and no more. Thread-safe.
 *
 * <p>An event is committed when what it tells of has ended, on the thread of the review. How long that took is in its
 * fields: the recorder's own duration is 0.
 *
 * <pre>{@code
 * AccessControl.builder().observer(new FlightRecorderObserver())
 * recording.enable("dev.wasmk8s.ModuleReview");
 * }</pre>
 */
public final class FlightRecorderObserver implements Observer {
    /** Commits to the recorder of this JVM. */
    public FlightRecorderObserver() {}

    @Override
    public void observe(Observation observation) {
        if (observation instanceof GuestCalled called) {
            GuestCallEvent.commit(called);
        } else if (observation instanceof AuthorizationReviewed reviewed) {
            ModuleReviewEvent.commit(reviewed);
        } else if (observation instanceof AdmissionReviewed reviewed) {
            ModuleReviewEvent.commit(reviewed);
        } else if (observation instanceof AuthenticationReviewed reviewed) {
            ModuleReviewEvent.commit(reviewed);
        } else {
            observeRest(observation);
        }
    }

    private static void observeRest(Observation observation) {
        if (observation instanceof ModuleSkipped skipped) {
            ModuleSkipEvent.commit(skipped);
        } else if (observation instanceof AdmissionConditions conditions) {
            MatchConditionsEvent.commit(conditions);
        } else if (observation instanceof AuthorizationConditions conditions) {
            MatchConditionsEvent.commit(conditions);
        } else if (observation instanceof CacheAsked asked) {
            CacheRequestEvent.commit(asked);
        } else if (observation instanceof CacheFilled filled) {
            CacheFillEvent.commit(filled);
        } else if (observation instanceof ModulesReloaded reloaded) {
            ReloadEvent.commit(reloaded);
        }
    }
}
