package dev.wasmk8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiTest {
    private static final UserInfo JANE = UserInfo.of("jane", "devs");

    @Test
    void aTokenNeverAppearsInToString() {
        assertThat(new TokenReviewSpec("s3cr3t", List.of("api")).toString())
                .doesNotContain("s3cr3t")
                .contains("api");
    }

    @Test
    void systemAuthenticatedIsAppendedOnceAndNotForTheAnonymousUser() {
        assertThat(JANE.authenticated().groups()).containsExactly("devs", "system:authenticated");
        assertThat(JANE.authenticated().authenticated()).isEqualTo(JANE.authenticated());
        UserInfo anonymous = UserInfo.of("system:anonymous", "system:unauthenticated");
        assertThat(anonymous.authenticated()).isEqualTo(anonymous);
        UserInfo nameless = UserInfo.of("x", "system:unauthenticated");
        assertThat(nameless.authenticated()).isEqualTo(nameless);
    }

    @Test
    void aUserKeepsItsExtraUnchangedAndCannotBeChangedFromOutside() {
        List<String> values = new ArrayList<>(List.of("v1", "v2"));
        UserInfo user = new UserInfo("jane", "", List.of(), Map.of("k", values));
        values.add("v3");
        assertThat(user.extra()).containsExactly(Map.entry("k", List.of("v1", "v2")));
        assertThatThrownBy(() -> user.extra().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void anAccessIsEitherToAResourceOrToAPath() {
        ResourceAttributes pods = ResourceAttributes.of("get", "", "v1", "pods", "default", "web");
        NonResourceAttributes health = new NonResourceAttributes("/healthz", "get");
        assertThat(SubjectAccessReviewSpec.of(JANE, pods).nonResourceAttributes())
                .isEmpty();
        assertThat(SubjectAccessReviewSpec.of(JANE, health).resourceAttributes())
                .isEmpty();
        assertThatThrownBy(() -> new SubjectAccessReviewSpec(JANE, Optional.of(pods), Optional.of(health)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SubjectAccessReviewSpec(JANE, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAdmissionRequestGetsARandomUidAndItsBuilderKeepsEverything() {
        AdmissionRequest.Builder builder = AdmissionRequest.builder(
                        Operation.UPDATE,
                        new GroupVersionKind("", "v1", "ConfigMap"),
                        new GroupVersionResource("", "v1", "configmaps"),
                        JANE)
                .original(
                        new GroupVersionKind("", "v1", "ConfigMap"),
                        new GroupVersionResource("", "v1", "configmaps"),
                        "status")
                .name("a")
                .namespace("b")
                .subResource("status")
                .object(RawJson.of("{}"))
                .oldObject(RawJson.of("{}"))
                .options(RawJson.of("{}"))
                .dryRun(true);
        AdmissionRequest first = builder.build();
        assertThat(first.uid()).isNotEmpty().isNotEqualTo(builder.build().uid());
        assertThat(first.toBuilder().build()).isEqualTo(first);
        assertThat(first.withUid("other"))
                .isEqualTo(first.toBuilder().uid("other").build());
    }

    @Test
    void aKindIsReadFromTheFieldsOfAnObject() {
        assertThat(GroupVersionKind.of("v1", "Pod")).isEqualTo(new GroupVersionKind("", "v1", "Pod"));
        assertThat(GroupVersionKind.of("apps/v1", "Deployment"))
                .isEqualTo(new GroupVersionKind("apps", "v1", "Deployment"));
    }

    @Test
    void rawJsonIsASliceComparedByItsBytes() {
        byte[] text = "[1,{\"a\":2}]".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        RawJson slice = RawJson.wrap(text, 3, 7);
        assertThat(slice).isEqualTo(RawJson.of("{\"a\":2}")).hasSameHashCodeAs(RawJson.of("{\"a\":2}"));
        assertThat(slice.toString()).isEqualTo("{\"a\":2}");
        assertThat(slice.size()).isEqualTo(7);
        byte[] target = new byte[8];
        slice.copyTo(target, 1);
        assertThat(target).startsWith(0, '{').endsWith('}');
        assertThatThrownBy(() -> slice.copyTo(new byte[6], 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> RawJson.wrap(text, 3, 9)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aFailureNamesItsModuleAndKeepsItsCause() {
        IllegalStateException cause = new IllegalStateException("c");
        ReviewException failure = new ReviewException(FailureCode.GUEST_TRAPPED, "unreachable", cause).in("magic");
        assertThat(failure).hasMessage("module 'magic': unreachable").hasCause(cause);
        assertThat(failure.module()).contains("magic");
        assertThat(failure.code()).isEqualTo(FailureCode.GUEST_TRAPPED);
        assertThat(failure.detail()).isEqualTo("unreachable");
    }
}
