package dev.wasmk8s.clientjava;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.review.LocalSubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.SelfSubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.SelfSubjectRulesReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1LocalSubjectAccessReview;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1SelfSubjectAccessReview;
import io.kubernetes.client.openapi.models.V1SelfSubjectAccessReviewSpec;
import io.kubernetes.client.openapi.models.V1SelfSubjectRulesReview;
import io.kubernetes.client.openapi.models.V1SelfSubjectRulesReviewSpec;
import io.kubernetes.client.openapi.models.V1SubjectAccessReviewStatus;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** The reviews of access that only an API server gets, against the client's: what they write we read, and the reverse. */
@Domain(Generated.class)
class OtherAccessReviewsOracleTest {
    private static final String VERSION = "authorization.k8s.io/v1";

    @Property(tries = 400)
    void selfSubjectAccessReviewRequests(@ForAll SubjectAccessReviewSpec spec, @ForAll UserInfo caller) {
        V1SelfSubjectAccessReview model = new V1SelfSubjectAccessReview()
                .apiVersion(VERSION)
                .kind("SelfSubjectAccessReview")
                .spec(new V1SelfSubjectAccessReviewSpec()
                        .resourceAttributes(
                                spec.resourceAttributes().map(Models::resource).orElse(null))
                        .nonResourceAttributes(
                                spec.nonResourceAttributes().map(Models::path).orElse(null)));
        assertThat(SelfSubjectAccessReviewCodec.readRequest(write(model), caller))
                .isEqualTo(
                        new SubjectAccessReviewSpec(caller, spec.resourceAttributes(), spec.nonResourceAttributes()));
    }

    @Property(tries = 400)
    void localSubjectAccessReviewRequests(@ForAll SubjectAccessReviewSpec spec) {
        String namespace =
                spec.resourceAttributes().map(ResourceAttributes::namespace).orElse("");
        Assume.that(!namespace.isEmpty());
        V1LocalSubjectAccessReview model = new V1LocalSubjectAccessReview()
                .apiVersion(VERSION)
                .kind("LocalSubjectAccessReview")
                .metadata(new V1ObjectMeta().namespace(namespace))
                .spec(Models.request(spec).getSpec());
        assertThat(LocalSubjectAccessReviewCodec.readRequest(write(model), namespace))
                .isEqualTo(spec);
    }

    @Property(tries = 200)
    void answersOfBoth(@ForAll SubjectAccessReviewStatus status) {
        V1SubjectAccessReviewStatus model = Models.answer(status).getStatus();
        V1SelfSubjectAccessReview self =
                read(SelfSubjectAccessReviewCodec.writeAnswer(status), V1SelfSubjectAccessReview.class);
        V1LocalSubjectAccessReview local =
                read(LocalSubjectAccessReviewCodec.writeAnswer(status), V1LocalSubjectAccessReview.class);
        assertThat(self.getStatus()).isEqualTo(model);
        assertThat(local.getStatus()).isEqualTo(model);
        assertThat(self.getKind()).isEqualTo("SelfSubjectAccessReview");
        assertThat(local.getKind()).isEqualTo("LocalSubjectAccessReview");
    }

    @Property(tries = 200)
    void selfSubjectRulesReviews(@ForAll SubjectAccessReviewStatus texts) {
        Assume.that(!texts.reason().isEmpty());
        V1SelfSubjectRulesReview model = new V1SelfSubjectRulesReview()
                .apiVersion(VERSION)
                .kind("SelfSubjectRulesReview")
                .spec(new V1SelfSubjectRulesReviewSpec().namespace(texts.reason()));
        assertThat(SelfSubjectRulesReviewCodec.readNamespace(write(model))).isEqualTo(texts.reason());

        V1SelfSubjectRulesReview answer =
                read(SelfSubjectRulesReviewCodec.writeIncomplete(texts.reason()), V1SelfSubjectRulesReview.class);
        assertThat(answer.getStatus().getIncomplete()).isTrue();
        assertThat(answer.getStatus().getEvaluationError()).isEqualTo(texts.reason());
        assertThat(answer.getStatus().getResourceRules()).isEmpty();
        assertThat(answer.getStatus().getNonResourceRules()).isEmpty();
    }

    private static <T> T read(RawJson json, Class<T> type) {
        return JSON.deserialize(json.toString(), type);
    }

    private static RawJson write(Object model) {
        return RawJson.of(JSON.serialize(model));
    }
}
