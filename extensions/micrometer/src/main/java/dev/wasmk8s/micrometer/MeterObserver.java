package dev.wasmk8s.micrometer;

import dev.wasmk8s.observation.AdmissionConditions;
import dev.wasmk8s.observation.AdmissionReviewed;
import dev.wasmk8s.observation.AdmissionStepEnded;
import dev.wasmk8s.observation.AuthenticationAttempted;
import dev.wasmk8s.observation.AuthenticationReviewed;
import dev.wasmk8s.observation.AuthorizationAttempted;
import dev.wasmk8s.observation.AuthorizationConditions;
import dev.wasmk8s.observation.AuthorizationDecided;
import dev.wasmk8s.observation.AuthorizationReviewed;
import dev.wasmk8s.observation.CacheAsked;
import dev.wasmk8s.observation.CacheFilled;
import dev.wasmk8s.observation.GuestCalled;
import dev.wasmk8s.observation.ModuleSkipped;
import dev.wasmk8s.observation.ModulesReloaded;
import dev.wasmk8s.observation.Observation;
import dev.wasmk8s.observation.Observer;
import dev.wasmk8s.observation.ReviewKind;
import dev.wasmk8s.observation.ShadowCompared;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Measures reviews by modules as the API server measures those by webhooks: with its metrics' names, labels and buckets,
 * where a module's name stands for a webhook's, and {@value #TYPE} for the type of an authorizer and the name of the
 * admission plugin. Thread-safe; does not block.
 *
 * <p>With Prometheus the names are those of the API server to the letter, with one exception: it has counters whose names
 * do not end in {@code _total} ({@code authentication_attempts}, {@code apiserver_admission_webhook_rejection_count},
 * {@code apiserver_admission_webhook_fail_open_count}), and the Prometheus client puts {@code _total} behind them. For each
 * histogram there is a gauge {@code _max}, which Micrometer adds.
 *
 * <p>What the API server has nothing alike for begins with {@code wasm_k8s_}: how long calls wait for a guest and how long
 * guests run, reloads, how often modules in the shadow agree, what rules and selectors keep from modules, and caches of
 * authorization.
 *
 * <pre>{@code
 * AccessControl.builder().observer(new MeterObserver(registry))
 * }</pre>
 */
public final class MeterObserver implements Observer {
    static final String TYPE = "WASM";

    private final ByModule<AdmissionMeters> admission;
    private final ByModule<AuthorizationMeters> authorization;
    private final ByModule<GuestMeters> guests;
    private final ByModule<SkipMeters> skips;
    private final ByModule<AccessCacheMeters> accessCaches;
    private final AttemptMeters<AuthenticationAttempted.Result> authenticationAttempts;
    private final AttemptMeters<AuthorizationAttempted.Result> authorizationAttempts;
    private final DelegatedMeters delegatedAuthentication;
    private final DelegatedMeters delegatedAuthorization;
    private final AdmissionStepMeters steps;
    private final TokenCacheMeters tokenCache;
    private final ReloadMeters reloads;

    /** Measures into a registry. Meters are registered when there is something to measure. */
    public MeterObserver(MeterRegistry registry) {
        admission = new ByModule<>(module -> new AdmissionMeters(registry, module));
        authorization = new ByModule<>(module -> new AuthorizationMeters(registry, module));
        guests = new ByModule<>(module -> new GuestMeters(registry, module));
        skips = new ByModule<>(module -> new SkipMeters(registry, module));
        accessCaches = new ByModule<>(module -> new AccessCacheMeters(registry, module));
        authenticationAttempts =
                new AttemptMeters<>(registry, "authentication", "authenticate", AuthenticationAttempted.Result.class);
        authorizationAttempts =
                new AttemptMeters<>(registry, "authorization", "authorize", AuthorizationAttempted.Result.class);
        delegatedAuthentication = new DelegatedMeters(registry, "authn");
        delegatedAuthorization = new DelegatedMeters(registry, "authz");
        steps = new AdmissionStepMeters(registry);
        tokenCache = new TokenCacheMeters(registry);
        reloads = new ReloadMeters(registry);
    }

    @Override
    public void observe(Observation observation) {
        // The most frequent ones first.
        if (observation instanceof GuestCalled called) {
            guests.get(called.module()).called(called);
        } else if (observation instanceof AuthorizationReviewed reviewed) {
            authorization.get(reviewed.module()).reviewed(reviewed);
            delegatedAuthorization.reviewed(reviewed.failure().isEmpty(), reviewed.nanos());
        } else if (observation instanceof AdmissionReviewed reviewed) {
            admission.get(reviewed.module()).reviewed(reviewed);
        } else if (observation instanceof AuthenticationReviewed reviewed) {
            delegatedAuthentication.reviewed(reviewed.failure().isEmpty(), reviewed.nanos());
        } else {
            observeChain(observation);
        }
    }

    private void observeChain(Observation observation) {
        if (observation instanceof AuthorizationAttempted attempted) {
            authorizationAttempts.attempted(attempted.result(), attempted.nanos());
        } else if (observation instanceof AuthorizationDecided decided) {
            authorization.get(decided.authorizer()).decided(decided.allowed());
        } else if (observation instanceof AdmissionStepEnded ended) {
            steps.ended(ended);
        } else if (observation instanceof AuthenticationAttempted attempted) {
            authenticationAttempts.attempted(attempted.result(), attempted.nanos());
        } else {
            observeRest(observation);
        }
    }

    private void observeRest(Observation observation) {
        if (observation instanceof AdmissionConditions conditions) {
            admission.get(conditions.module()).evaluated(conditions);
        } else if (observation instanceof AuthorizationConditions conditions) {
            authorization.get(conditions.module()).evaluated(conditions);
        } else if (observation instanceof ModuleSkipped skipped) {
            skips.get(skipped.module()).skipped(skipped);
        } else if (observation instanceof CacheAsked asked) {
            asked(asked);
        } else if (observation instanceof CacheFilled filled && filled.kind() == ReviewKind.AUTHENTICATION) {
            tokenCache.filled(filled.succeeded());
        } else if (observation instanceof ModulesReloaded reloaded) {
            reloads.reloaded(reloaded);
        } else if (observation instanceof ShadowCompared compared) {
            guests.get(compared.module()).compared(compared.agreed());
        }
    }

    private void asked(CacheAsked asked) {
        if (asked.kind() == ReviewKind.AUTHENTICATION) {
            tokenCache.asked(asked);
        } else {
            accessCaches.get(asked.module()).asked(asked.hit());
        }
    }
}
