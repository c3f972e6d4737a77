package dev.wasmk8s.observation;

/**
 * Something that happened to a review, or to the modules that answer reviews. All kinds are immutable. None is made
 * unless there is somebody to observe it.
 *
 * <p>Times are in nanoseconds of a monotonic clock. Names of modules are those of their definitions, and plain Java in a
 * chain counts as a module.
 *
 * <p>For one review, observations come in this order, on one thread: of each module, that it was skipped, or its
 * conditions, the call of its guest, its review, and what its cache was good for; then the step or attempt as a whole.
 * Those who wait for another's call of the same module are told of their cache alone.
 */
public sealed interface Observation
        permits AdmissionConditions,
                AdmissionReviewed,
                AdmissionStepEnded,
                AuthenticationAttempted,
                AuthenticationReviewed,
                AuthorizationAttempted,
                AuthorizationConditions,
                AuthorizationDecided,
                AuthorizationReviewed,
                CacheAsked,
                CacheFilled,
                GuestCalled,
                ModuleSkipped,
                ModulesReloaded,
                ShadowCompared {}
