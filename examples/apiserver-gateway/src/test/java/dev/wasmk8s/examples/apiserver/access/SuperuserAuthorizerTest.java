package dev.wasmk8s.examples.apiserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.runtime.AccessControl;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuperuserAuthorizerTest {
    private static SubjectAccessReviewSpec get(String user, String... groups) {
        return SubjectAccessReviewSpec.of(
                new UserInfo(user, "", List.of(groups), Map.of()), new NonResourceAttributes("/metrics", "get"));
    }

    @Test
    void theGroupMayDoEverythingAndNobodyElseIsJudged() {
        SuperuserAuthorizer authorizer = new SuperuserAuthorizer();
        assertThat(authorizer.authorize(get("root", "system:masters"))).isInstanceOf(Decision.Allow.class);
        assertThat(authorizer.authorize(get("system:masters"))).isEqualTo(Decision.noOpinion(""));
    }

    @Test
    void theChainOfTheGatewayBeginsWithIt() {
        try (AccessControl control = AccessControls.magic()) {
            assertThat(control.authorizer().authorize(get("root", "system:masters")))
                    .isInstanceOf(Decision.Allow.class);
        }
    }
}
