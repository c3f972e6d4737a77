package dev.wasmk8s.runtime;

import dev.wasmk8s.observation.AdmissionReviewed;
import dev.wasmk8s.observation.AuthenticationReviewed;
import dev.wasmk8s.observation.AuthorizationReviewed;
import dev.wasmk8s.observation.ModulesReloaded;
import dev.wasmk8s.observation.Observation;
import dev.wasmk8s.observation.Observer;
import dev.wasmk8s.observation.ShadowCompared;
import dev.wasmk8s.review.FailureCode;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Logs what modules decide, under the name {@value #NAME}: verdicts at level DEBUG, failures at WARN, a reload at INFO, or
 * at WARN if it failed, and everything else that is observed at TRACE. A failure that the guest reports itself is its own
 * business and logged at DEBUG, as is one that is passed over: that is logged at WARN with or without this.
 *
 * <p>A line tells the module, the outcome and the time. No line tells a token, a user, an object or what a module wrote.
 * Thread-safe.
 */
public final class ReviewLog implements Observer {
    static final String NAME = "dev.wasmk8s.runtime.reviews";

    private final Supplier<Logger> logger;

    /** Logs under the name. */
    public ReviewLog() {
        this(() -> LoggerFactory.getLogger(NAME));
    }

    ReviewLog(Supplier<Logger> logger) {
        this.logger = logger;
    }

    @Override
    public void observe(Observation observation) {
        if (observation instanceof AdmissionReviewed reviewed) {
            log(
                    level(reviewed.failure(), reviewed.failedOpen()),
                    reviewed.module(),
                    reviewed.step() + " " + reviewed.operation() + ": " + reviewed.outcome() + ", code "
                            + reviewed.code(),
                    reviewed.failure(),
                    reviewed.nanos());
        } else if (observation instanceof AuthorizationReviewed reviewed) {
            log(
                    level(reviewed.failure(), reviewed.failedOpen()),
                    reviewed.module(),
                    "AUTHORIZATION: " + reviewed.answer(),
                    reviewed.failure(),
                    reviewed.nanos());
        } else if (observation instanceof AuthenticationReviewed reviewed) {
            log(
                    // The next module is asked, and the chain has told.
                    Level.DEBUG,
                    reviewed.module(),
                    "AUTHENTICATION: " + (reviewed.authenticated() ? "AUTHENTICATED" : "UNAUTHENTICATED"),
                    reviewed.failure(),
                    reviewed.nanos());
        } else {
            observeRest(observation);
        }
    }

    private void observeRest(Observation observation) {
        if (observation instanceof ModulesReloaded reloaded) {
            logger.get()
                    .atLevel(reloaded.succeeded() ? Level.INFO : Level.WARN)
                    .log(
                            "modules were loaded anew in {} ms: {} problems",
                            TimeUnit.NANOSECONDS.toMillis(reloaded.nanos()),
                            reloaded.problems());
        } else if (observation instanceof ShadowCompared compared && !compared.agreed()) {
            logger.get().debug("module '{}' in the shadow would have decided otherwise", compared.module());
        } else {
            logger.get().trace("{}", observation);
        }
    }

    private static Level level(Optional<FailureCode> failure, boolean passedOver) {
        boolean quiet = failure.isEmpty() || passedOver || failure.get() == FailureCode.GUEST_REPORTED;
        return quiet ? Level.DEBUG : Level.WARN;
    }

    private void log(Level level, String module, String outcome, Optional<FailureCode> failure, long nanos) {
        Logger log = logger.get();
        if (log.isEnabledForLevel(level)) {
            log.atLevel(level)
                    .log(
                            "module '{}', {}{} in {} us",
                            module,
                            outcome,
                            failure.map(code -> ", failed with " + code).orElse(""),
                            TimeUnit.NANOSECONDS.toMicros(nanos));
        }
    }
}
