package dev.wasmk8s.fabric8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionResponse;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReview;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;

@Domain(Generated.class)
class AdmissionReviewsTest {
    private static final AdmissionReviews REVIEWS = new AdmissionReviews();
    private static final String MAP = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"data\":{\"a\":\"b\"}}";
    private static final String CHANGED = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"data\":{\"a\":\"\u00e9\"}}";

    @Property(tries = 100)
    void aReviewIsTheSameAfterARoundTrip(@ForAll AdmissionRequest request) {
        // Once through the models for their spelling of numbers, then again.
        AdmissionRequest once = REVIEWS.toRequest(REVIEWS.toReview(request));
        assertThat(REVIEWS.toRequest(REVIEWS.toReview(once))).isEqualTo(once);
        assertThat(once.uid()).isEqualTo(request.uid());
        assertThat(once.object().isPresent()).isEqualTo(request.object().isPresent());
    }

    @Test
    void objectsAreOfTheClassOfTheirKind() {
        AdmissionRequest request = request()
                .object(RawJson.of(MAP))
                .oldObject(RawJson.of("{\"apiVersion\":\"x/v1\",\"kind\":\"Foo\",\"n\":1.50}"))
                .build();
        AdmissionReview review = REVIEWS.toReview(request);
        assertThat(review.getRequest().getObject()).isInstanceOf(ConfigMap.class);
        assertThat(review.getRequest().getOldObject()).isInstanceOf(GenericKubernetesResource.class);
        assertThat(REVIEWS.toRequest(review)).isEqualTo(request);
    }

    @Test
    void aChangeIsAnsweredToAnApiServerAsAJsonPatchThatReplacesTheObject() throws JsonProcessingException {
        AdmissionResponse response = answer(Verdict.allowed(RawJson.of(CHANGED)));
        assertThat(response.getAllowed()).isTrue();
        assertThat(response.getPatchType()).isEqualTo("JSONPatch");
        JsonNode patch = Trees.of(decoded(response.getPatch()));
        assertThat(patch).hasSize(1);
        assertThat(patch.path(0).path("op").textValue()).isEqualTo("replace");
        assertThat(patch.path(0).path("path").textValue()).isEmpty();
        assertThat(patch.path(0).path("value")).isEqualTo(Trees.of(CHANGED));
    }

    @Test
    void whatIsNotChangedIsAnsweredWithoutAPatch() {
        AdmissionResponse response = answer(Verdict.allowed());
        assertThat(response.getAllowed()).isTrue();
        assertThat(response.getUid()).isEqualTo("u");
        assertThat(response.getPatch()).isNull();
        assertThat(response.getPatchType()).isNull();
    }

    @Test
    void aDenialIsAnsweredWithItsStatusWarningsAndAnnotationsInTheApiServersForm() {
        AdmissionResponse response = answer(new Verdict.Denied(
                Status.failure(422, "Invalid", "no"), List.of("careful"), Map.of("m/k", "v"), List.of()));
        assertThat(response.getAllowed()).isFalse();
        assertThat(response.getStatus().getCode()).isEqualTo(422);
        assertThat(response.getStatus().getMessage()).isEqualTo("no");
        assertThat(response.getWarnings()).containsExactly("careful");
        assertThat(response.getAuditAnnotations()).containsExactly(Map.entry("m_k", "v"));
    }

    @Test
    void aFailureIsNoAnswer() {
        Admitter broken = request -> {
            throw new ReviewException(FailureCode.GUEST_TRAPPED, "trap");
        };
        AdmissionReview review = REVIEWS.toReview(request().build());
        assertThatThrownBy(() -> REVIEWS.answer(review, broken)).hasMessage("trap");
    }

    @Test
    void aVerdictIsReadBackAndVerified() {
        AdmissionRequest request = request().object(RawJson.of(MAP)).build();
        Verdict verdict =
                new Verdict.Allowed(Optional.of(RawJson.of(CHANGED)), List.of("careful"), Map.of("k", "v"), List.of());
        AdmissionReview answer = REVIEWS.toAnswer("u", verdict);
        assertThat(answer.getResponse().getPatchType()).isEqualTo("Full");
        assertThat(decoded(answer.getResponse().getPatch())).isEqualTo(CHANGED);
        assertThat(REVIEWS.toVerdict(answer, request, "m", true))
                .isEqualTo(new Verdict.Allowed(
                        Optional.of(RawJson.of(CHANGED)), List.of("careful"), Map.of("m/k", "v"), List.of()));
        assertThatThrownBy(() -> REVIEWS.toVerdict(answer, request, "m", false))
                .isInstanceOfSatisfying(ReviewException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(FailureCode.RESPONSE_REFUSED));
        assertThatThrownBy(() -> REVIEWS.toVerdict(REVIEWS.toAnswer("other", verdict), request, "m", true))
                .hasMessageContaining("expected response.uid=\"u\", got \"other\"");
    }

    @Test
    void aDroppedAnnotationDoesNotStopAnAnswer() {
        Verdict verdict = new Verdict.Allowed(Optional.empty(), List.of(), Map.of("a/b", "v"), List.of());
        assertThat(REVIEWS.toVerdict(REVIEWS.toAnswer("u", verdict), request().build(), "m", false)
                        .auditAnnotations())
                .isEmpty();
    }

    @Test
    void anIncompleteReviewIsRefused() {
        assertThatThrownBy(() -> REVIEWS.toRequest(new AdmissionReview()))
                .isInstanceOfSatisfying(ReviewException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(FailureCode.REQUEST_MALFORMED));
    }

    @Test
    void anObjectThatDoesNotFitItsClassIsRefused() {
        AdmissionRequest request =
                request().object(RawJson.of(MAP.replace("\"b\"", "5"))).build();
        assertThatThrownBy(() -> REVIEWS.toReview(request))
                .isInstanceOfSatisfying(ReviewException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(FailureCode.REQUEST_MALFORMED))
                .hasMessage("AdmissionReview: request.object.data.a does not fit");
    }

    @Test
    void aTypedObjectMayStandInAReview() {
        AdmissionReview review = REVIEWS.toReview(request().build());
        review.getRequest().setObject(new ConfigMapBuilder().addToData("a", "b").build());
        assertThat(REVIEWS.toRequest(review).object()).contains(RawJson.of(MAP));
    }

    private static AdmissionResponse answer(Verdict verdict) {
        AdmissionReview review =
                REVIEWS.toReview(request().object(RawJson.of(MAP)).build());
        AdmissionReview answer = REVIEWS.answer(review, request -> verdict);
        assertThat(answer.getRequest()).isNull();
        return answer.getResponse();
    }

    private static AdmissionRequest.Builder request() {
        GroupVersionResource maps = new GroupVersionResource("", "v1", "configmaps");
        return AdmissionRequest.builder(
                        Operation.UPDATE, GroupVersionKind.of("v1", "ConfigMap"), maps, UserInfo.of("jane"))
                .uid("u");
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
