package dev.wasmk8s.clientjava;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.review.SubjectAccessReviewCodec;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;
import dev.wasmk8s.spec.review.TokenReviewCodec;
import dev.wasmk8s.spec.review.TokenReviewStatus;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1SubjectAccessReview;
import io.kubernetes.client.openapi.models.V1TokenReview;
import io.kubernetes.client.openapi.models.V1TokenReviewStatus;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/**
 * Our wire form against the official client's: each reads what the other writes, and both write the same keys and
 * values. One difference: the client writes empty lists and maps, which we leave out as the API server does.
 */
@Domain(Generated.class)
class CodecOracleTest {
    private static final Set<String> MAPS = Set.of("annotations", "extra", "labels");

    @Property(tries = 400)
    void tokenReviewRequests(@ForAll TokenReviewSpec spec) {
        V1TokenReview model = Models.request(spec);
        RawJson ours = TokenReviewCodec.writeRequest(spec);
        assertThat(JSON.<V1TokenReview>deserialize(ours.toString(), V1TokenReview.class))
                .isEqualTo(model);
        assertThat(tree(ours)).isEqualTo(written(model));
        assertThat(TokenReviewCodec.readRequest(RawJson.of(JSON.serialize(model))))
                .isEqualTo(spec);
    }

    /** Difference: the client reads no review whose spec has no token, not even the answer of a webhook in Go. */
    @Property(tries = 400)
    void tokenReviewAnswers(@ForAll TokenReviewStatus status) {
        V1TokenReview model = Models.answer(status);
        RawJson ours = TokenReviewCodec.writeAnswer(status);
        String half = tree(ours).getAsJsonObject().get("status").toString();
        assertThat(JSON.<V1TokenReviewStatus>deserialize(half, V1TokenReviewStatus.class))
                .isEqualTo(model.getStatus());
        assertThat(tree(ours)).isEqualTo(written(model));
        assertThat(TokenReviewCodec.readStatus(RawJson.of(JSON.serialize(model))))
                .isEqualTo(status);
    }

    @Property(tries = 400)
    void subjectAccessReviewRequests(@ForAll SubjectAccessReviewSpec spec) {
        V1SubjectAccessReview model = Models.request(spec);
        RawJson ours = SubjectAccessReviewCodec.writeRequest(spec);
        assertThat(JSON.<V1SubjectAccessReview>deserialize(ours.toString(), V1SubjectAccessReview.class))
                .isEqualTo(model);
        assertThat(tree(ours)).isEqualTo(written(model));
        assertThat(SubjectAccessReviewCodec.readRequest(RawJson.of(JSON.serialize(model))))
                .isEqualTo(spec);
    }

    @Property(tries = 400)
    void subjectAccessReviewAnswers(@ForAll SubjectAccessReviewStatus status) {
        V1SubjectAccessReview model = Models.answer(status);
        RawJson ours = SubjectAccessReviewCodec.writeAnswer(status);
        assertThat(JSON.<V1SubjectAccessReview>deserialize(ours.toString(), V1SubjectAccessReview.class))
                .isEqualTo(model);
        assertThat(tree(ours)).isEqualTo(written(model));
        assertThat(SubjectAccessReviewCodec.readStatus(RawJson.of(JSON.serialize(model))))
                .isEqualTo(status);
    }

    private static JsonElement tree(RawJson json) {
        return JsonParser.parseString(json.toString());
    }

    private static JsonElement written(Object model) {
        return withoutEmpty(JsonParser.parseString(JSON.serialize(model)));
    }

    private static JsonElement withoutEmpty(JsonElement element) {
        if (element instanceof JsonObject object) {
            JsonObject copy = new JsonObject();
            object.asMap().forEach((key, value) -> {
                boolean empty = value instanceof JsonArray list && list.isEmpty()
                        || value instanceof JsonObject map && map.isEmpty() && MAPS.contains(key);
                if (!empty) {
                    // An empty list in a map is data.
                    copy.add(key, MAPS.contains(key) ? value : withoutEmpty(value));
                }
            });
            return copy;
        }
        if (element instanceof JsonArray list) {
            JsonArray copy = new JsonArray();
            list.forEach(item -> copy.add(withoutEmpty(item)));
            return copy;
        }
        return element;
    }
}
