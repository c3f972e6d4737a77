package dev.wasmk8s.runtime.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authentication.Authenticated;
import dev.wasmk8s.authentication.Authentication.Unauthenticated;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.FailurePolicy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuthenticationChainTest {
    private static final TokenReviewSpec TOKEN = TokenReviewSpec.of("t");
    private static final Authenticator NOBODY = spec -> new Unauthenticated(List.of());

    private final List<String> asked = new ArrayList<>();

    @Test
    void noMembersMeansThatNobodyIsAuthenticated() {
        assertThat(chain().authenticate(TOKEN)).isEqualTo(new Unauthenticated(List.of()));
    }

    @Test
    void no_token_is_nobodys_and_nobody_is_asked() {
        assertThat(chain(failing("A"), user("a")).authenticate(TokenReviewSpec.of("")))
                .isEqualTo(new Unauthenticated(List.of()));
        assertThat(asked).isEmpty();
    }

    @Test
    void theFirstSuccessEndsTheWalk() {
        Authentication answer = chain(NOBODY, user("a"), user("b")).authenticate(TOKEN);
        assertThat(answer).isEqualTo(new Authenticated(UserInfo.of("a"), List.of()));
        assertThat(asked).containsExactly("a");
    }

    @Test
    void c10ASuccessAfterAFailureIsPlainSuccess() {
        assertThat(chain(failing("A"), user("a")).authenticate(TOKEN))
                .isEqualTo(new Authenticated(UserInfo.of("a"), List.of()));
    }

    @Test
    void c10AllFailuresAreToldIfNobodySucceeds() {
        Unauthenticated answer =
                (Unauthenticated) chain(failing("A"), NOBODY, failing("B")).authenticate(TOKEN);
        assertThat(answer.errors())
                .extracting(ReviewException::getMessage)
                .containsExactly("module 'm0': A", "module 'm2': B");
    }

    @Test
    void failuresThatAMemberCarriesAreTold() {
        ReviewException inner = new ReviewException(FailureCode.GUEST_TRAPPED, "inner", "x", null);
        Unauthenticated answer = (Unauthenticated)
                chain(spec -> new Unauthenticated(List.of(inner))).authenticate(TOKEN);
        assertThat(answer.errors()).containsExactly(inner);
    }

    @Test
    void aDefectOfAMemberIsAFailureOfThatMemberOnly() {
        Authenticator defective = spec -> {
            throw new IllegalStateException("secret");
        };
        Authenticator mute = spec -> null;
        Unauthenticated answer = (Unauthenticated) chain(defective, mute).authenticate(TOKEN);
        assertThat(answer.errors()).extracting(ReviewException::code).containsOnly(FailureCode.INTERNAL);
        assertThat(answer.errors().get(0)).hasMessage("module 'm0': unexpected java.lang.IllegalStateException");
        assertThat(chain(defective, mute, user("a")).authenticate(TOKEN)).isInstanceOf(Authenticated.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUEST_MALFORMED", "INTERRUPTED", "CLOSED"})
    void whatIsNoFaultOfAMemberEndsTheWalk(FailureCode code) {
        Authenticator failing = spec -> {
            throw new ReviewException(code, "x");
        };
        assertThatThrownBy(() -> chain(failing, user("a")).authenticate(TOKEN))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(code));
        assertThat(asked).isEmpty();
    }

    private Authenticator user(String name) {
        return spec -> {
            asked.add(name);
            return new Authenticated(UserInfo.of(name), List.of());
        };
    }

    private static Authenticator failing(String detail) {
        return spec -> {
            throw new ReviewException(FailureCode.GUEST_REPORTED, detail);
        };
    }

    private static AuthenticationChain chain(Authenticator... authenticators) {
        List<Member<Authenticator>> members = new ArrayList<>();
        for (Authenticator authenticator : authenticators) {
            members.add(new Member<>("m" + members.size(), authenticator, FailurePolicy.FAIL));
        }
        return new AuthenticationChain(members);
    }
}
