package dev.wasmk8s.examples.apiserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoveryAuthorizerTest {
    private static final UserInfo SOMEBODY = UserInfo.of("somebody").authenticated();

    private final DiscoveryAuthorizer authorizer = new DiscoveryAuthorizer();

    @ParameterizedTest
    @CsvSource({
        "/api,get,true",
        "/api/v1,get,true",
        "/apis/apps/v1,get,true",
        "/openapi/v3,get,true",
        "/version,get,true",
        "/readyz,get,true",
        "/api,post,false",
        "/apiserver,get,false",
        "/metrics,get,false",
        "/logs/x,get,false",
        "/,get,false",
    })
    void paths(String path, String verb, boolean allowed) {
        Decision decision =
                authorizer.authorize(SubjectAccessReviewSpec.of(SOMEBODY, new NonResourceAttributes(path, verb)));

        assertThat(decision instanceof Decision.Allow).isEqualTo(allowed);
        assertThat(decision instanceof Decision.Deny).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "create,authentication.k8s.io,selfsubjectreviews,true",
        "create,authorization.k8s.io,selfsubjectaccessreviews,true",
        "get,authentication.k8s.io,selfsubjectreviews,false",
        "create,authentication.k8s.io,tokenreviews,false",
        "create,authorization.k8s.io,subjectaccessreviews,false",
        "create,other,selfsubjectreviews,false",
        "list,'',configmaps,false",
    })
    void resources(String verb, String group, String resource, boolean allowed) {
        Decision decision = authorizer.authorize(
                SubjectAccessReviewSpec.of(SOMEBODY, ResourceAttributes.of(verb, group, "v1", resource, "", "")));

        assertThat(decision instanceof Decision.Allow).isEqualTo(allowed);
    }

    @Test
    void whoeverIsNotAuthenticatedIsNoneOfItsBusiness() {
        Decision decision = authorizer.authorize(SubjectAccessReviewSpec.of(
                UserInfo.of(UserInfo.SYSTEM_ANONYMOUS, UserInfo.SYSTEM_UNAUTHENTICATED),
                new NonResourceAttributes("/api", "get")));

        assertThat(decision).isInstanceOf(Decision.NoOpinion.class);
    }
}
