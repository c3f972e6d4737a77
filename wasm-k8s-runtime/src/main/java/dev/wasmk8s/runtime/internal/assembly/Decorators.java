package dev.wasmk8s.runtime.internal.assembly;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.observation.AdmissionStep;
import dev.wasmk8s.observation.ReviewKind;
import dev.wasmk8s.observation.ShadowCompared;
import dev.wasmk8s.runtime.Enforcement;
import dev.wasmk8s.runtime.expression.AuthorizationExpression;
import dev.wasmk8s.runtime.internal.chain.AdmissionChain;
import dev.wasmk8s.runtime.internal.chain.AdmissionMember;
import dev.wasmk8s.runtime.internal.chain.AuthenticationChain;
import dev.wasmk8s.runtime.internal.chain.AuthorizationChain;
import dev.wasmk8s.runtime.internal.chain.ConditionalAuthorizer;
import dev.wasmk8s.runtime.internal.chain.Member;
import dev.wasmk8s.runtime.internal.chain.ObservedAdmitter;
import dev.wasmk8s.runtime.internal.chain.ObservedAuthentication;
import dev.wasmk8s.runtime.internal.chain.ObservedAuthenticator;
import dev.wasmk8s.runtime.internal.chain.ObservedAuthorization;
import dev.wasmk8s.runtime.internal.chain.ObservedAuthorizer;
import dev.wasmk8s.runtime.internal.chain.TrialObserver;
import dev.wasmk8s.runtime.internal.chain.WalkOptions;
import dev.wasmk8s.runtime.internal.match.AdmissionMatcher;
import dev.wasmk8s.runtime.internal.match.Conditions;
import dev.wasmk8s.runtime.internal.observation.CacheSignals;
import dev.wasmk8s.runtime.internal.observation.Signals;
import java.util.List;

/**
 * Puts observers around members and chains, if there are any; else everything is as it would be without this.
 *
 * <p>The decorator of a member stands directly around what answers: inside caches, so that what one answers is no
 * review of the module.
 */
record Decorators(Signals signals) {
    Authenticator authenticator(Slot<Authenticator> slot, Authenticator authenticator) {
        return signals.isOn() ? new ObservedAuthenticator(slot.name(), authenticator, signals) : authenticator;
    }

    Authorizer authorizer(Slot<Authorizer> slot, Authorizer authorizer) {
        return signals.isOn()
                ? new ObservedAuthorizer(slot.name(), authorizer, slot.failurePolicy(), isEnforced(slot), signals)
                : authorizer;
    }

    Admitter admitter(Slot<Admitter> slot, Admitter admitter) {
        return signals.isOn()
                ? new ObservedAdmitter(
                        slot.name(),
                        admitter,
                        slot.admission().mutating(),
                        slot.failurePolicy(),
                        isEnforced(slot),
                        signals)
                : admitter;
    }

    /** The cache of a member, if it has one. */
    CacheSignals cache(Slot<?> slot, ReviewKind kind) {
        return new CacheSignals(slot.name(), kind, signals);
    }

    /** Tells observers of the conditions, if there are any. */
    Authorizer conditional(
            Slot<Authorizer> slot, Authorizer authorizer, Conditions<AuthorizationExpression> conditions) {
        return ConditionalAuthorizer.of(authorizer, conditions, slot.name(), signals);
    }

    AdmissionMatcher matcher(Slot<Admitter> slot, AdmissionMatcher matcher) {
        AdmissionStep step = slot.admission().mutating() ? AdmissionStep.ADMIT : AdmissionStep.VALIDATE;
        return matcher.observed(slot.name(), step, signals);
    }

    Authenticator authentication(List<Member<Authenticator>> members) {
        Authenticator chain = new AuthenticationChain(members);
        return signals.isOn() ? new ObservedAuthentication(chain, members.isEmpty(), signals) : chain;
    }

    Authorizer authorization(List<Member<Authorizer>> members) {
        Authorizer chain = new AuthorizationChain(members, signals);
        return signals.isOn() ? new ObservedAuthorization(chain, signals) : chain;
    }

    /** Observes its phases by itself. */
    Admitter admission(List<AdmissionMember> members, WalkOptions walks) {
        return new AdmissionChain(members, walks.withTrials(trials(walks.trials(), ReviewKind.ADMISSION)), signals);
    }

    /** Tells observers of trials as well. */
    TrialObserver trials(TrialObserver other, ReviewKind kind) {
        return signals.isOn()
                ? trial -> {
                    other.tell(trial);
                    signals.raise(new ShadowCompared(trial.member(), kind, !trial.differs()));
                }
                : other;
    }

    private static boolean isEnforced(Slot<?> slot) {
        return slot.enforcement() == Enforcement.ENFORCE;
    }
}
