package dev.wasmk8s.runtime.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SelectorAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.observation.ReviewKind;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.CacheTimes;
import dev.wasmk8s.runtime.internal.observation.CacheSignals;
import dev.wasmk8s.runtime.internal.observation.Signals;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;
import dev.wasmk8s.spec.verify.SubjectAccessReviewVerifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Section 4.3 of the rules: what is kept of authorization, and for how long. */
class CachedAuthorizerTest {
    private static final CacheTimes TIMES = new CacheTimes(Duration.ofSeconds(10), Duration.ofSeconds(3));
    private static final CacheSignals SILENT = new CacheSignals("m", ReviewKind.AUTHORIZATION, Signals.NONE);
    private static final Duration TICK = Duration.ofNanos(1);
    private static final UserInfo JANE =
            new UserInfo("jane", "7", List.of("devs", "ops"), Map.of("k", List.of("v1", "v2")));
    private static final ResourceAttributes PODS = ResourceAttributes.of("get", "", "v1", "pods", "shop", "web");
    private static final SubjectAccessReviewSpec SPEC = SubjectAccessReviewSpec.of(JANE, PODS);

    private final FakeTicker time = new FakeTicker();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void allowed_is_kept_for_the_positive_time() {
        keptFor(TIMES.positive(), answer(true, false));
    }

    @Test
    void denied_is_kept_for_the_negative_time() {
        keptFor(TIMES.negative(), answer(false, true));
    }

    @Test
    void no_opinion_is_kept_for_the_negative_time() {
        keptFor(TIMES.negative(), answer(false, false));
    }

    @Test
    void allowed_and_denied_is_kept_for_the_positive_time_and_stays_a_denial_with_an_error() {
        Decision both = answer(true, true);
        assertThat(both).isInstanceOf(Decision.Deny.class);
        assertThat(both.errors()).hasSize(1);
        keptFor(TIMES.positive(), both);
    }

    @Test
    void failures_are_never_kept() {
        Authorizer cached = cached(spec -> {
            throw failure(FailureCode.GUEST_TRAPPED);
        });
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> cached.authorize(SPEC)).isInstanceOf(ReviewException.class);
        }
        assertThat(calls).hasValue(2);
    }

    @Test
    void decisions_after_failures_are_not_kept() {
        List<ReviewException> trap = List.of(failure(FailureCode.GUEST_TRAPPED));
        for (Decision decision :
                List.of(new Decision.Allow("", trap), new Decision.Deny("", trap), new Decision.NoOpinion("", trap))) {
            calls.set(0);
            Authorizer cached = cached(spec -> decision);
            cached.authorize(SPEC);
            cached.authorize(SPEC);
            assertThat(calls).as(decision.toString()).hasValue(2);
        }
    }

    @Test
    void everything_that_a_module_sees_is_part_of_the_key() {
        List<SubjectAccessReviewSpec> specs = List.of(
                SPEC,
                user(new UserInfo("john", "7", JANE.groups(), JANE.extra())),
                user(new UserInfo("jane", "8", JANE.groups(), JANE.extra())),
                user(new UserInfo("jane", "7", List.of("ops", "devs"), JANE.extra())),
                user(new UserInfo("jane", "7", List.of("devs"), JANE.extra())),
                user(new UserInfo("jane", "7", JANE.groups(), Map.of())),
                user(new UserInfo("jane", "7", JANE.groups(), Map.of("k", List.of("v2", "v1")))),
                asked("list", "", "v1", "pods", "", "shop", "web"),
                asked("get", "g", "v1", "pods", "", "shop", "web"),
                asked("get", "", "v2", "pods", "", "shop", "web"),
                asked("get", "", "v1", "nodes", "", "shop", "web"),
                asked("get", "", "v1", "pods", "log", "shop", "web"),
                asked("get", "", "v1", "pods", "", "shed", "web"),
                asked("get", "", "v1", "pods", "", "shop", "job"),
                selected(Optional.of(new SelectorAttributes("a=b", List.of())), Optional.empty()),
                selected(Optional.empty(), Optional.of(new SelectorAttributes("a=b", List.of()))),
                SubjectAccessReviewSpec.of(JANE, new NonResourceAttributes("/healthz", "get")),
                SubjectAccessReviewSpec.of(JANE, new NonResourceAttributes("/healthz", "post")));
        Authorizer cached = cached(spec -> Decision.allow(spec.toString()));
        for (int i = 0; i < 2; i++) {
            for (SubjectAccessReviewSpec spec : specs) {
                assertThat(cached.authorize(spec).reason()).isEqualTo(spec.toString());
            }
        }
        assertThat(calls).hasValue(specs.size());
    }

    @Test
    void what_a_requester_chooses_is_kept_below_ten_thousand_bytes() {
        // verb, version, resource, namespace: 3 + 2 + 4 + 4 bytes
        int left = AccessKeys.TOO_LARGE - 13;
        assertThat(isKept(asked("get", "", "v1", "pods", "", "shop", "n".repeat(left - 1))))
                .isTrue();
        assertThat(isKept(asked("get", "", "v1", "pods", "", "shop", "n".repeat(left))))
                .isFalse();
        assertThat(isKept(asked("get", "", "v1", "pods", "", "shop", "\u00e9".repeat(left / 2))))
                .isTrue();
        assertThat(isKept(asked("get", "", "v1", "pods", "", "shop", "\u00e9".repeat(left / 2 + 1))))
                .isFalse();
        assertThat(isKept(asked("get", "", "v1", "pods", "", "shop", "\ud83d\ude00".repeat(left / 4))))
                .isTrue();
        assertThat(isKept(asked("get", "", "v1", "pods", "", "shop", "\ud83d\ude00".repeat(left / 4 + 1))))
                .isFalse();
    }

    @Test
    void all_that_a_requester_chooses_counts_together() {
        String third = "x".repeat(AccessKeys.TOO_LARGE / 3 + 1);
        assertThat(isKept(asked(third, third, third, "", "", "", ""))).isFalse();
        assertThat(isKept(asked("", "", "", third, third, third, ""))).isFalse();
        assertThat(isKept(asked(third, "", "", "", "", third, third))).isFalse();
        assertThat(isKept(SubjectAccessReviewSpec.of(JANE, new NonResourceAttributes("/" + third, "get"))))
                .isTrue();
        assertThat(isKept(SubjectAccessReviewSpec.of(JANE, new NonResourceAttributes(third + third, third))))
                .isFalse();
    }

    @Test
    void it_holds_8192_decisions() {
        assertThat(Answers.MOST).isEqualTo(8192);
        CachedAuthorizer cached = cached(spec -> Decision.noOpinion(""));
        for (int i = 0; i < Answers.MOST + 1000; i++) {
            cached.authorize(asked("get", "", "v1", "pods", "", "shop", "web" + i));
        }
        assertThat(cached.size()).isLessThanOrEqualTo(Answers.MOST);
    }

    @Test
    void closing_drops_what_is_kept() {
        CachedAuthorizer cached = cached(spec -> Decision.allow(""));
        cached.authorize(SPEC);
        assertThat(cached.size()).isOne();
        cached.close();
        assertThat(cached.size()).isZero();
        cached.authorize(SPEC);
        assertThat(cached.size()).isZero();
    }

    private void keptFor(Duration kept, Decision decision) {
        Authorizer cached = cached(spec -> decision);
        assertThat(cached.authorize(SPEC)).isEqualTo(decision);
        time.advance(kept.minus(TICK));
        assertThat(cached.authorize(SPEC)).isEqualTo(decision);
        assertThat(calls).hasValue(1);
        time.advance(TICK);
        assertThat(cached.authorize(SPEC)).isEqualTo(decision);
        assertThat(calls).hasValue(2);
    }

    private boolean isKept(SubjectAccessReviewSpec spec) {
        calls.set(0);
        Authorizer cached = cached(asked -> Decision.allow(""));
        cached.authorize(spec);
        cached.authorize(spec);
        return calls.get() == 1;
    }

    private CachedAuthorizer cached(Authorizer module) {
        Authorizer counting = spec -> {
            calls.incrementAndGet();
            return module.authorize(spec);
        };
        return new CachedAuthorizer(counting, TIMES, SILENT, time);
    }

    private static Decision answer(boolean allowed, boolean denied) {
        return SubjectAccessReviewVerifier.verify(new SubjectAccessReviewStatus(allowed, denied, "why", ""), "m");
    }

    private static SubjectAccessReviewSpec user(UserInfo user) {
        return SubjectAccessReviewSpec.of(user, PODS);
    }

    private static SubjectAccessReviewSpec asked(
            String verb,
            String group,
            String version,
            String resource,
            String subresource,
            String namespace,
            String name) {
        return SubjectAccessReviewSpec.of(
                JANE,
                new ResourceAttributes(
                        namespace,
                        verb,
                        group,
                        version,
                        resource,
                        subresource,
                        name,
                        Optional.empty(),
                        Optional.empty()));
    }

    private static SubjectAccessReviewSpec selected(
            Optional<SelectorAttributes> fields, Optional<SelectorAttributes> labels) {
        return SubjectAccessReviewSpec.of(
                JANE, new ResourceAttributes("shop", "get", "", "v1", "pods", "", "web", fields, labels));
    }

    private static ReviewException failure(FailureCode code) {
        return new ReviewException(code, "m", "broke", null);
    }
}
