package dev.wasmk8s.benchmarks.rival;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The rule of {@code magic-validator} in plain Java with a JSON library: the floor of what a JVM could do. */
final class PlainJava implements Subject {
    private static final ObjectMapper JSON = JsonMapper.shared();
    private final byte[] review;
    private final String uid;

    PlainJava(byte[] review) {
        this.review = review;
        uid = uidOf(review);
    }

    @Override
    public Call newCall() {
        return () -> check(answer(review), uid);
    }

    @Override
    public String name() {
        return "plain Java";
    }

    @Override
    public String state() {
        return "-";
    }

    @Override
    public String version() {
        return "plain Java";
    }

    static byte[] answer(byte[] review) {
        JsonNode request = JSON.readTree(review).path("request");
        boolean isConfigMap = request.at("/kind/group").stringValue("").isEmpty()
                && request.at("/kind/kind").stringValue("").equals("ConfigMap");
        boolean denied = isConfigMap && request.path("object").path("data").has("not-allowed-value");
        return JSON.writeValueAsBytes(Map.of(
                "apiVersion",
                "admission.k8s.io/v1",
                "kind",
                "AdmissionReview",
                "response",
                Map.of("uid", request.path("uid").stringValue(), "allowed", !denied)));
    }

    static void check(byte[] answer, String uid) {
        check(JSON.readTree(answer), uid);
    }

    private static void check(JsonNode review, String uid) {
        JsonNode response = review.path("response");
        if (!response.path("allowed").booleanValue(false)
                || !response.path("uid").stringValue("").equals(uid)) {
            throw new IllegalStateException("unexpected answer: " + response);
        }
    }

    static void checkEnvelope(byte[] envelope, String uid) {
        check(JSON.readTree(envelope).path("response"), uid);
    }

    static String uidOf(byte[] review) {
        return JSON.readTree(review).at("/request/uid").stringValue();
    }
}
