package dev.wasmk8s.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.review.AdmissionResponse;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import io.fabric8.kubernetes.api.model.CreateOptions;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.PatchOptions;
import io.fabric8.kubernetes.api.model.Preconditions;
import io.fabric8.kubernetes.api.model.UpdateOptions;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReview;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;

/** Objects, options and patches within AdmissionReviews: their bytes, and what fabric8 makes of them. */
@Domain(Generated.class)
class ObjectBytesTest {
    /** What no tree of any library would give back as it was. */
    private static final Arbitrary<String> ODD = Arbitraries.of(
            "1.10", "1E+2", "-0", "-0.0", "1e-400", "123456789012345678901234567890", "\"\\u00e9\\/\"", "[ ]", "{\t}");

    @Property(tries = 100)
    void whatIsWrittenAndReadIsByteForByteTheSame(
            @ForAll AdmissionRequest request, @ForAll("odd") RawJson object, @ForAll("odd") RawJson oldObject)
            throws JsonProcessingException {
        AdmissionRequest asked = request.toBuilder()
                .object(object)
                .oldObject(oldObject)
                .options(object)
                .build();
        RawJson ours = AdmissionReviewCodec.writeRequest(asked);
        AdmissionRequest read = AdmissionReviewCodec.readRequest(ours);
        assertThat(read).isEqualTo(asked);
        assertThat(ours.toString())
                .contains("\"object\":" + object, "\"oldObject\":" + oldObject, "\"options\":" + object);

        AdmissionReview theirs = Trees.MAPPER.readValue(ours.toString(), AdmissionReview.class);
        assertThat(written(theirs.getRequest().getObject()))
                .isEqualTo(written(Trees.MAPPER.readValue(object.toString(), KubernetesResource.class)));
    }

    @Property(tries = 100)
    void whatTheyWriteIsKeptAsTheyWroteIt(@ForAll AdmissionRequest request) throws JsonProcessingException {
        AdmissionReview model = Models.request(request);
        AdmissionRequest read = AdmissionReviewCodec.readRequest(RawJson.of(Trees.MAPPER.writeValueAsString(model)));
        assertThat(read.object()).isEqualTo(written(model.getRequest().getObject()));
        assertThat(read.oldObject()).isEqualTo(written(model.getRequest().getOldObject()));
        assertThat(read.options()).isEqualTo(written(model.getRequest().getOptions()));
    }

    @Property(tries = 100)
    void aFullPatchIsTheObjectByteForByte(@ForAll("odd") RawJson object) throws JsonProcessingException {
        RawJson ours = AdmissionReviewCodec.writeAnswer(AdmissionResponse.of("u", Verdict.allowed(object)));
        AdmissionReview theirs = Trees.MAPPER.readValue(ours.toString(), AdmissionReview.class);
        assertThat(theirs.getResponse().getPatchType()).isEqualTo("Full");
        assertThat(RawJson.wrap(Base64.getDecoder().decode(theirs.getResponse().getPatch())))
                .isEqualTo(object);
    }

    @Property(tries = 100)
    void aWebhookAnswersWithOperationsThatReplaceTheObject(
            @ForAll AdmissionRequest request, @ForAll("odd") RawJson changed) throws JsonProcessingException {
        AdmissionReview asked = Models.request(request);
        AdmissionReview answer = new AdmissionReviews().answer(asked, spec -> Verdict.allowed(changed));
        assertThat(answer.getRequest()).isNull();
        assertThat(answer.getResponse().getUid()).isEqualTo(request.uid());
        assertThat(answer.getResponse().getPatchType()).isEqualTo("JSONPatch");
        JsonNode patch = Trees.of(
                RawJson.wrap(Base64.getDecoder().decode(answer.getResponse().getPatch())));
        assertThat(patch).hasSize(1);
        assertThat(patch.get(0).path("op").asText()).isEqualTo("replace");
        assertThat(patch.get(0).path("path").asText("-")).isEmpty();
        assertThat(patch.get(0).path("value")).isEqualTo(Trees.of(changed));
    }

    @Property(tries = 150)
    void optionsOfEveryKind(@ForAll AdmissionRequest request, @ForAll("options") KubernetesResource options)
            throws JsonProcessingException {
        RawJson json = written(options).orElseThrow();
        AdmissionRequest asked = request.toBuilder().options(json).build();
        AdmissionReview theirs =
                Trees.MAPPER.readValue(AdmissionReviewCodec.writeRequest(asked).toString(), AdmissionReview.class);
        assertThat(Trees.of(written(theirs.getRequest().getOptions()).orElseThrow()))
                .isEqualTo(Trees.of(json));

        AdmissionReview model = Models.request(request);
        model.getRequest().setOptions(options);
        AdmissionRequest read = AdmissionReviewCodec.readRequest(RawJson.of(Trees.MAPPER.writeValueAsString(model)));
        assertThat(read.options()).contains(json);
    }

    private static Optional<RawJson> written(Object object) throws JsonProcessingException {
        return object == null ? Optional.empty() : Optional.of(RawJson.of(Trees.MAPPER.writeValueAsString(object)));
    }

    @Provide
    Arbitrary<RawJson> odd() {
        Arbitrary<String> space = Arbitraries.of("", " ", "\n", "\r\n\t ");
        return Combinators.combine(ODD.list().ofMaxSize(4), space, space).as((values, before, after) -> {
            StringBuilder object = new StringBuilder("{")
                    .append(before)
                    .append("\"kind\"")
                    .append(after)
                    .append(": \"Foo\",\"apiVersion\":\"example.com/v1\"");
            for (int i = 0; i < values.size(); i++) {
                object.append(before)
                        .append(",\"")
                        .append(i)
                        .append("\":")
                        .append(after)
                        .append(values.get(i));
            }
            return RawJson.of(object.append(after).append('}').toString());
        });
    }

    @Provide
    Arbitrary<KubernetesResource> options() {
        Arbitrary<List<String>> dryRun = Arbitraries.of("All").list().ofMaxSize(1);
        Arbitrary<String> texts = Texts.any().filter(text -> !text.isEmpty()).injectNull(0.3);
        Arbitrary<KubernetesResource> creates = Combinators.combine(dryRun, texts, texts)
                .as((all, manager, validation) ->
                        new CreateOptions("meta.k8s.io/v1", all, manager, validation, "CreateOptions"));
        Arbitrary<KubernetesResource> updates = Combinators.combine(dryRun, texts, texts)
                .as((all, manager, validation) ->
                        new UpdateOptions("meta.k8s.io/v1", all, manager, validation, "UpdateOptions"));
        Arbitrary<KubernetesResource> patches = Combinators.combine(dryRun, texts, texts, Arbitraries.of(true, false))
                .as((all, manager, validation, force) ->
                        new PatchOptions("meta.k8s.io/v1", all, manager, validation, force, "PatchOptions"));
        Arbitrary<KubernetesResource> deletes = Combinators.combine(dryRun, texts, Arbitraries.longs())
                .as((all, text, seconds) -> new DeleteOptions(
                        "meta.k8s.io/v1",
                        all,
                        seconds,
                        null,
                        "DeleteOptions",
                        null,
                        new Preconditions(text, text),
                        text));
        return Arbitraries.oneOf(creates, updates, patches, deletes);
    }
}
