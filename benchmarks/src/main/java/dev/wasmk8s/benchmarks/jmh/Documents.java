package dev.wasmk8s.benchmarks.jmh;

import dev.wasmk8s.json.RawJson;

/** Reviews to measure with, whole documents as they come over the wire. */
final class Documents {
    private Documents() {}

    static RawJson tokenReview() {
        return RawJson.of("{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\","
                + "\"spec\":{\"token\":\"magic-token\",\"audiences\":[\"api\"]}}");
    }

    static RawJson subjectAccessReview() {
        return RawJson.of("{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SubjectAccessReview\",\"spec\":{"
                + "\"user\":\"magic-user\",\"groups\":[\"magic-group\",\"system:authenticated\"],"
                + "\"resourceAttributes\":{\"namespace\":\"default\",\"verb\":\"get\",\"version\":\"v1\","
                + "\"resource\":\"configmaps\",\"name\":\"example\"}}}");
    }
}
