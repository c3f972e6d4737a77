package dev.wasmk8s.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A gateway with authenticator, authorizer and admitter that tests set, and that note what they were asked. */
final class GatewayFixture {
    static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";
    static final String CONFIG_MAP = CONFIG_MAPS + "/a";

    final Map<String, UserInfo> users = new HashMap<>(Map.of("good", UserInfo.of("alice", "devs")));
    final List<TokenReviewSpec> tokens = new ArrayList<>();
    final List<SubjectAccessReviewSpec> accesses = new ArrayList<>();
    final List<AdmissionRequest> reviews = new ArrayList<>();
    final List<GatewayEvent> events = new ArrayList<>();
    final FakeApiServer server = new FakeApiServer();

    Function<SubjectAccessReviewSpec, Decision> authorization = spec -> Decision.allow("");
    Function<AdmissionRequest, Verdict> admission = request -> Verdict.allowed();

    final GatewayBuilder builder = Gateway.builder()
            .authenticator(spec -> {
                tokens.add(spec);
                UserInfo user = users.get(spec.token());
                return user == null
                        ? new Authentication.Unauthenticated(List.of())
                        : new Authentication.Authenticated(user, List.of());
            })
            .authorizer(spec -> {
                accesses.add(spec);
                return authorization.apply(spec);
            })
            .admitter(request -> {
                reviews.add(request);
                return admission.apply(request);
            })
            .listener(events::add);

    GatewayStep begin(String method, String target, String... headers) {
        return builder.build().begin(RequestHead.of(method, target, Headers.of(headers)));
    }

    /** Begins with a good token. */
    GatewayStep beginAsAlice(String method, String target, String... headers) {
        return builder.build()
                .begin(RequestHead.of(
                        method,
                        target,
                        Headers.of("Authorization", "Bearer good").plus(Headers.of(headers))));
    }

    GatewayResponse respond(String method, String target, String... headers) {
        return ((GatewayStep.Respond) beginAsAlice(method, target, headers)).response();
    }

    RequestHead forward(String method, String target, String... headers) {
        return ((GatewayStep.Forward) beginAsAlice(method, target, headers)).request();
    }

    GatewayResponse write(String method, String target, String body, String... headers) {
        GatewayStep step = beginAsAlice(method, target, headers);
        assertThat(step).isInstanceOf(GatewayStep.Admission.class);
        return ((GatewayStep.Admission) step).decide(body.getBytes(StandardCharsets.UTF_8), server);
    }

    GatewayResponse patch(String target, String type, String body) {
        return write("PATCH", target, body, "Content-Type", type);
    }

    /** The one review there was. */
    AdmissionRequest review() {
        assertThat(reviews).hasSize(1);
        return reviews.get(0);
    }

    static Verdict deny(String message) {
        return Verdict.denied(Status.failure(422, "Invalid", message));
    }

    static JsonNode json(GatewayResponse response) {
        return FakeApiServer.MAPPER.readTree(response.body());
    }

    static String text(GatewayResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    static String message(GatewayResponse response) {
        return json(response).path("message").stringValue("");
    }

    static String configMap(String name, String data) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"" + name
                + "\",\"namespace\":\"default\"},\"data\":" + data + "}";
    }
}
