package dev.wasmk8s.benchmarks.comparison;

import java.util.LinkedHashMap;
import java.util.Map;

/** Makes AdmissionReviews of a ConfigMap, the same ones each time. */
public final class Reviews {
    private static final String HEAD = """
            {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1","request":{\
            "uid":"705ab4f5-6393-11e8-b7cc-42010a800002",\
            "kind":{"group":"","version":"v1","kind":"ConfigMap"},\
            "resource":{"group":"","version":"v1","resource":"configmaps"},\
            "requestKind":{"group":"","version":"v1","kind":"ConfigMap"},\
            "requestResource":{"group":"","version":"v1","resource":"configmaps"},\
            "name":"example","namespace":"default","operation":"CREATE",\
            "userInfo":{"username":"magic-user","uid":"0","groups":["magic-group","system:authenticated"]},\
            "object":""";
    private static final String TAIL = """
            ,"oldObject":null,"dryRun":false,\
            "options":{"kind":"CreateOptions","apiVersion":"meta.k8s.io/v1"}}}""";

    private Reviews() {}

    /** A review of which the whole document is of about so many bytes, never less. */
    public static String ofBytes(int bytes) {
        Map<String, String> data = new LinkedHashMap<>();
        for (int i = 0; ; i++) {
            String review = HEAD + configMap(data) + TAIL;
            if (review.length() >= bytes) {
                return review;
            }
            data.put(
                    "key-%04d".formatted(i), "value-%04d of a setting that somebody needs".formatted(i * 7919 % 10000));
        }
    }

    private static String configMap(Map<String, String> data) {
        StringBuilder entries = new StringBuilder();
        data.forEach((key, value) -> {
            entries.append(entries.isEmpty() ? "" : ",");
            entries.append('"').append(key).append("\":\"").append(value).append('"');
        });
        return "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"example\",\"namespace\":\"default\","
                + "\"uid\":\"9f6b1c8e-0a0c-4f52-8f0e-3a5f2f9f6a11\",\"creationTimestamp\":\"2026-01-01T00:00:00Z\","
                + "\"labels\":{\"app\":\"web\"}},\"data\":{" + entries + "}}";
    }
}
