package dev.wasmk8s.observation;

/**
 * Something that happened to a review, or to the modules that answer reviews. All kinds are immutable. None is made
 * unless there is somebody to observe it.
 *
 * <p>Times are in nanoseconds of a monotonic clock. Names of modules are those of their definitions, and plain Java in a
 * chain counts as a module.
 *
 * <p>For one review, observations come in this order, on one thread: of each module that matched, its conditions, what
 * its cache said, the call of its guest, and its review; then the step or attempt as a whole.
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
