package dev.wasmk8s.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.review.AdmissionResponse;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;
import dev.wasmk8s.spec.review.TokenReviewCodec;
import dev.wasmk8s.spec.review.TokenReviewStatus;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/**
 * Our wire form against fabric8's: each reads what the other writes, and both write the same keys and values. Where
 * the two differ on purpose, a test says so.
 */
@Domain(Generated.class)
class CodecOracleTest {
    @Property(tries = 400)
    void tokenReviewRequests(@ForAll TokenReviewSpec spec) throws JsonProcessingException {
        TokenReview model = Models.request(spec);
        RawJson ours = TokenReviewCodec.writeRequest(spec);
        assertThat(read(ours, TokenReview.class)).isEqualTo(model);
        assertThat(Trees.of(ours)).isEqualTo(written(model));
        assertThat(TokenReviewCodec.readRequest(write(model))).isEqualTo(spec);
    }

    @Property(tries = 400)
    void tokenReviewAnswers(@ForAll TokenReviewStatus status) throws JsonProcessingException {
        TokenReview model = Models.answer(status);
        RawJson ours = TokenReviewCodec.writeAnswer(status);
        assertThat(read(ours, TokenReview.class)).isEqualTo(model);
        assertThat(Trees.of(ours)).isEqualTo(written(model));
        assertThat(TokenReviewCodec.readStatus(write(model))).isEqualTo(status);
    }

    @Property(tries = 400)
    void subjectAccessReviewRequests(@ForAll SubjectAccessReviewSpec spec) throws JsonProcessingException {
        SubjectAccessReview model = Models.request(spec);
        RawJson ours = SubjectAccessReviewCodec.writeRequest(spec);
        assertThat(read(ours, SubjectAccessReview.class)).isEqualTo(model);
        assertThat(Trees.of(ours)).isEqualTo(written(model));
        assertThat(SubjectAccessReviewCodec.readRequest(write(model))).isEqualTo(spec);
    }

    @Property(tries = 400)
    void subjectAccessReviewAnswers(@ForAll SubjectAccessReviewStatus status) throws JsonProcessingException {
        SubjectAccessReview model = Models.answer(status);
        RawJson ours = SubjectAccessReviewCodec.writeAnswer(status);
        assertThat(read(ours, SubjectAccessReview.class)).isEqualTo(model);
        assertThat(Trees.of(ours)).isEqualTo(written(model));
        assertThat(SubjectAccessReviewCodec.readStatus(write(model))).isEqualTo(status);
    }

    /** Differences: we write empty metadata, and null where fabric8 leaves an object out, as the API server does. */
    @Property(tries = 400)
    void admissionReviewRequests(@ForAll AdmissionRequest request) throws JsonProcessingException {
        AdmissionReview model = Models.request(request);
        RawJson ours = AdmissionReviewCodec.writeRequest(request);
        AdmissionReview theirs = read(ours, AdmissionReview.class);
        theirs.getAdditionalProperties().remove("metadata");
        assertThat(theirs).isEqualTo(model);

        ObjectNode tree = (ObjectNode) Trees.withoutNulls(Trees.of(ours), "request");
        assertThat(tree.remove("metadata")).isEmpty();
        assertThat(tree).isEqualTo(written(model));
        JsonNode inner = Trees.of(ours).path("request");
        assertThat(List.of("object", "oldObject", "options", "dryRun")).allMatch(inner::has);

        AdmissionRequest read = AdmissionReviewCodec.readRequest(write(model));
        assertThat(withoutObjects(read)).isEqualTo(withoutObjects(request));
        assertThat(tree(read.object())).isEqualTo(tree(request.object()));
        assertThat(tree(read.oldObject())).isEqualTo(tree(request.oldObject()));
        assertThat(tree(read.options())).isEqualTo(tree(request.options()));
    }

    /** Difference: fabric8 adds version and kind to the Status inside, which the API server leaves out as we do. */
    @Property(tries = 400)
    void admissionReviewAnswers(@ForAll AdmissionResponse response) throws JsonProcessingException {
        AdmissionReview model = Models.answer(response);
        RawJson ours = AdmissionReviewCodec.writeAnswer(response);
        assertThat(read(ours, AdmissionReview.class)).isEqualTo(model);
        JsonNode theirs = written(model);
        if (theirs.path("response").path("status") instanceof ObjectNode status) {
            status.remove("apiVersion");
            status.remove("kind");
        }
        assertThat(Trees.of(ours)).isEqualTo(theirs);
        assertThat(AdmissionReviewCodec.readAnswer(write(model)).response()).contains(response);
    }

    private static AdmissionRequest withoutObjects(AdmissionRequest r) {
        return new AdmissionRequest(
                r.uid(),
                r.kind(),
                r.resource(),
                r.subResource(),
                r.requestKind(),
                r.requestResource(),
                r.requestSubResource(),
                r.name(),
                r.namespace(),
                r.operation(),
                r.userInfo(),
                Optional.empty(),
                Optional.empty(),
                r.dryRun(),
                Optional.empty());
    }

    private static Optional<JsonNode> tree(Optional<RawJson> json) throws JsonProcessingException {
        return json.isEmpty() ? Optional.empty() : Optional.of(Trees.of(json.get()));
    }

    private static <T> T read(RawJson json, Class<T> type) throws JsonProcessingException {
        return Trees.MAPPER.readValue(json.toString(), type);
    }

    private static RawJson write(Object model) throws JsonProcessingException {
        return RawJson.of(Trees.MAPPER.writeValueAsString(model));
    }

    private static JsonNode written(Object model) throws JsonProcessingException {
        return Trees.of(write(model));
    }
}
