package dev.wasmk8s.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.review.LocalSubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.SelfSubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.SelfSubjectRulesReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.LocalSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewSpec;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReviewSpec;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** The reviews of access that only an API server gets, against fabric8's: what they write we read, and the reverse. */
@Domain(Generated.class)
class OtherAccessReviewsOracleTest {
    private static final String VERSION = "authorization.k8s.io/v1";

    @Property(tries = 400)
    void selfSubjectAccessReviewRequests(@ForAll SubjectAccessReviewSpec spec, @ForAll UserInfo caller)
            throws JsonProcessingException {
        SelfSubjectAccessReview model = new SelfSubjectAccessReview(
                VERSION,
                "SelfSubjectAccessReview",
                null,
                new SelfSubjectAccessReviewSpec(
                        spec.nonResourceAttributes().map(Models::path).orElse(null),
                        spec.resourceAttributes().map(Models::attributes).orElse(null)),
                null);
        assertThat(SelfSubjectAccessReviewCodec.readRequest(write(model), caller))
                .isEqualTo(
                        new SubjectAccessReviewSpec(caller, spec.resourceAttributes(), spec.nonResourceAttributes()));
    }

    @Property(tries = 400)
    void localSubjectAccessReviewRequests(@ForAll SubjectAccessReviewSpec spec) throws JsonProcessingException {
        String namespace =
                spec.resourceAttributes().map(asked -> asked.namespace()).orElse("");
        Assume.that(!namespace.isEmpty());
        SubjectAccessReview review = Models.request(spec);
        LocalSubjectAccessReview model = new LocalSubjectAccessReview(
                VERSION,
                "LocalSubjectAccessReview",
                new ObjectMetaBuilder().withNamespace(namespace).build(),
                review.getSpec(),
                null);
        assertThat(LocalSubjectAccessReviewCodec.readRequest(write(model), namespace))
                .isEqualTo(spec);
    }

    @Property(tries = 200)
    void answersOfBoth(@ForAll SubjectAccessReviewStatus status) throws JsonProcessingException {
        SubjectAccessReview review = Models.answer(status);
        SelfSubjectAccessReview self =
                read(SelfSubjectAccessReviewCodec.writeAnswer(status), SelfSubjectAccessReview.class);
        LocalSubjectAccessReview local =
                read(LocalSubjectAccessReviewCodec.writeAnswer(status), LocalSubjectAccessReview.class);
        assertThat(self.getStatus()).isEqualTo(review.getStatus());
        assertThat(local.getStatus()).isEqualTo(review.getStatus());
        assertThat(self.getKind()).isEqualTo("SelfSubjectAccessReview");
        assertThat(local.getKind()).isEqualTo("LocalSubjectAccessReview");
    }

    @Property(tries = 200)
    void selfSubjectRulesReviews(@ForAll SubjectAccessReviewStatus texts) throws JsonProcessingException {
        Assume.that(!texts.reason().isEmpty());
        SelfSubjectRulesReview model = new SelfSubjectRulesReview(
                VERSION, "SelfSubjectRulesReview", null, new SelfSubjectRulesReviewSpec(texts.reason()), null);
        assertThat(SelfSubjectRulesReviewCodec.readNamespace(write(model))).isEqualTo(texts.reason());

        SelfSubjectRulesReview answer =
                read(SelfSubjectRulesReviewCodec.writeIncomplete(texts.reason()), SelfSubjectRulesReview.class);
        assertThat(answer.getStatus().getIncomplete()).isTrue();
        assertThat(answer.getStatus().getEvaluationError()).isEqualTo(texts.reason());
        assertThat(answer.getStatus().getResourceRules()).isEmpty();
        assertThat(answer.getStatus().getNonResourceRules()).isEmpty();
    }

    private static <T> T read(RawJson json, Class<T> type) throws JsonProcessingException {
        return Trees.MAPPER.readValue(json.toString(), type);
    }

    private static RawJson write(Object model) throws JsonProcessingException {
        return RawJson.of(Trees.MAPPER.writeValueAsString(model));
    }
}
