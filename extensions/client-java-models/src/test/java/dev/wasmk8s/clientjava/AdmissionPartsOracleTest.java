package dev.wasmk8s.clientjava;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.review.AdmissionResponse;
import dev.wasmk8s.spec.review.AdmissionReviewCodec;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1DeleteOptions;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Preconditions;
import io.kubernetes.client.openapi.models.V1Status;
import io.kubernetes.client.openapi.models.V1StatusCause;
import io.kubernetes.client.openapi.models.V1StatusDetails;
import io.kubernetes.client.openapi.models.V1UserInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.jspecify.annotations.Nullable;

/** The client has no class for AdmissionReviews, but for what is in them: the user, objects, options and the Status. */
@Domain(Generated.class)
class AdmissionPartsOracleTest {
    @Property(tries = 300)
    void statuses(@ForAll Status status) {
        V1Status model = model(status);
        AdmissionResponse response = response(status);
        String ours = half(AdmissionReviewCodec.writeAnswer(response), "response")
                .get("status")
                .toString();
        assertThat(JSON.<V1Status>deserialize(ours, V1Status.class)).isEqualTo(model);

        RawJson theirs = RawJson.of("{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\","
                + "\"response\":{\"uid\":\"u\",\"allowed\":false,\"status\":" + JSON.serialize(model) + "}}");
        assertThat(AdmissionReviewCodec.readAnswer(theirs).response()).contains(response);
    }

    @Property(tries = 300)
    void users(@ForAll UserInfo user) {
        V1UserInfo model = Models.user(user);
        AdmissionRequest request = request(user).build();
        RawJson ours = AdmissionReviewCodec.writeRequest(request);
        JsonObject half = half(ours, "request");
        assertThat(JSON.<V1UserInfo>deserialize(half.get("userInfo").toString(), V1UserInfo.class))
                .isEqualTo(model);

        half.add("userInfo", JsonParser.parseString(JSON.serialize(model)));
        JsonObject theirs = JsonParser.parseString(ours.toString()).getAsJsonObject();
        theirs.add("request", half);
        assertThat(AdmissionReviewCodec.readRequest(RawJson.of(theirs.toString())))
                .isEqualTo(request);
    }

    @Property(tries = 300)
    void objectsAndOptions(@ForAll UserInfo texts, @ForAll UserInfo others) {
        V1ConfigMap object = new V1ConfigMap()
                .apiVersion("v1")
                .kind("ConfigMap")
                .metadata(new V1ObjectMeta().name(texts.username()).labels(Map.of(texts.uid(), others.uid())))
                .data(Map.of(others.username(), String.join("", texts.groups())))
                .binaryData(Map.of("b", others.username().getBytes(StandardCharsets.UTF_8)));
        V1DeleteOptions options = new V1DeleteOptions()
                .apiVersion("meta.k8s.io/v1")
                .kind("DeleteOptions")
                .dryRun(List.of("All"))
                .gracePeriodSeconds(Long.MAX_VALUE)
                .preconditions(new V1Preconditions().uid(texts.username()));
        AdmissionRequest request = request(texts)
                .object(RawJson.of(JSON.serialize(object)))
                .options(RawJson.of(JSON.serialize(options)))
                .build();
        RawJson ours = AdmissionReviewCodec.writeRequest(request);
        assertThat(AdmissionReviewCodec.readRequest(ours)).isEqualTo(request);
        JsonObject half = half(ours, "request");
        // Objects with bytes in them are never equal.
        V1ConfigMap read = JSON.deserialize(half.get("object").toString(), V1ConfigMap.class);
        assertThat(JSON.serialize(read)).isEqualTo(JSON.serialize(object));
        assertThat(JSON.<V1DeleteOptions>deserialize(half.get("options").toString(), V1DeleteOptions.class))
                .isEqualTo(options);
    }

    private static AdmissionRequest.Builder request(UserInfo user) {
        return AdmissionRequest.builder(
                        Operation.UPDATE,
                        new GroupVersionKind("", "v1", "ConfigMap"),
                        new GroupVersionResource("", "v1", "configmaps"),
                        user)
                .uid("u");
    }

    private static AdmissionResponse response(Status status) {
        return new AdmissionResponse(
                "u", false, Optional.of(status), Optional.empty(), Optional.empty(), Map.of(), List.of());
    }

    private static JsonObject half(RawJson review, String key) {
        return JsonParser.parseString(review.toString()).getAsJsonObject().getAsJsonObject(key);
    }

    private static V1Status model(Status status) {
        return new V1Status()
                .status(text(status.status()))
                .message(text(status.message()))
                .reason(text(status.reason()))
                .code(number(status.code()))
                .details(status.details().map(AdmissionPartsOracleTest::model).orElse(null));
    }

    private static V1StatusDetails model(Status.Details details) {
        return new V1StatusDetails()
                .name(text(details.name()))
                .group(text(details.group()))
                .kind(text(details.kind()))
                .uid(text(details.uid()))
                .retryAfterSeconds(number(details.retryAfterSeconds()))
                .causes(details.causes().stream()
                        .map(cause -> new V1StatusCause()
                                .reason(text(cause.reason()))
                                .message(text(cause.message()))
                                .field(text(cause.field())))
                        .toList());
    }

    private static @Nullable String text(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Integer number(int number) {
        return number == 0 ? null : number;
    }
}
