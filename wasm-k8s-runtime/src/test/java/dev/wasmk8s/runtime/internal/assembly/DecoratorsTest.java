package dev.wasmk8s.runtime.internal.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.CacheTimes;
import dev.wasmk8s.runtime.Enforcement;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.internal.chain.AuthenticationChain;
import dev.wasmk8s.runtime.internal.chain.AuthorizationChain;
import dev.wasmk8s.runtime.internal.chain.ObservedAdmitter;
import dev.wasmk8s.runtime.internal.chain.ObservedAuthentication;
import dev.wasmk8s.runtime.internal.chain.ObservedAuthenticator;
import dev.wasmk8s.runtime.internal.chain.ObservedAuthorization;
import dev.wasmk8s.runtime.internal.chain.ObservedAuthorizer;
import dev.wasmk8s.runtime.internal.config.Origin;
import dev.wasmk8s.runtime.internal.match.AdmissionMatcher;
import dev.wasmk8s.runtime.internal.match.Conditions;
import dev.wasmk8s.runtime.internal.observation.Signals;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecoratorsTest {
    private final Decorators without = new Decorators(Signals.NONE);
    private final Decorators with = new Decorators(Signals.to(List.of(observation -> {})));

    private final Authenticator authenticator = spec -> new Authentication.Unauthenticated(List.of());
    private final Authorizer authorizer = spec -> Decision.noOpinion("");
    private final Admitter admitter = request -> Verdict.allowed();

    private static <T> Slot<T> slot(boolean mutating, FailurePolicy policy) {
        return new Slot<>(
                "m",
                Origin.of("here"),
                policy,
                AdmissionOptions.DEFAULT.withMutating(mutating),
                List.of(),
                Enforcement.ENFORCE,
                CacheTimes.NONE,
                loading -> Optional.empty());
    }

    @Test
    void without_observers_nothing_is_put_around_members_and_chains() {
        assertThat(without.authenticator(slot(false, FailurePolicy.FAIL), authenticator))
                .isSameAs(authenticator);
        assertThat(without.authorizer(slot(false, FailurePolicy.FAIL), authorizer))
                .isSameAs(authorizer);
        assertThat(without.admitter(slot(false, FailurePolicy.FAIL), admitter)).isSameAs(admitter);
        assertThat(without.authentication(List.of())).isInstanceOf(AuthenticationChain.class);
        assertThat(without.authorization(List.of())).isInstanceOf(AuthorizationChain.class);
    }

    @Test
    void where_there_is_no_condition_nothing_is_put_around_any() {
        AdmissionMatcher matcher = AdmissionMatcher.ofRules(List.of());
        assertThat(without.matcher(slot(true, FailurePolicy.FAIL), matcher)).isSameAs(matcher);
        assertThat(with.matcher(slot(true, FailurePolicy.FAIL), matcher))
                .as("there is none")
                .isSameAs(matcher);
        assertThat(with.conditional(slot(false, FailurePolicy.FAIL), authorizer, Conditions.none()))
                .isSameAs(authorizer);
    }

    @Test
    void with_observers_decorators_know_what_the_chain_will_make_of_a_member() {
        assertThat(with.authenticator(slot(false, FailurePolicy.FAIL), authenticator))
                .isEqualTo(new ObservedAuthenticator("m", authenticator, with.signals()));
        assertThat(with.authorizer(slot(false, FailurePolicy.IGNORE), authorizer))
                .isEqualTo(new ObservedAuthorizer("m", authorizer, FailurePolicy.IGNORE, true, with.signals()));
        assertThat(with.admitter(slot(true, FailurePolicy.IGNORE), admitter))
                .isEqualTo(new ObservedAdmitter("m", admitter, true, FailurePolicy.IGNORE, true, with.signals()));
        assertThat(with.authentication(List.of()))
                .isInstanceOfSatisfying(ObservedAuthentication.class, chain -> assertThat(chain.empty())
                        .isTrue());
        assertThat(with.authorization(List.of())).isInstanceOf(ObservedAuthorization.class);
    }
}
