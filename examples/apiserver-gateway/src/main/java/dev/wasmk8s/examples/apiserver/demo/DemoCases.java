package dev.wasmk8s.examples.apiserver.demo;

import java.util.List;

/** The requests of the demonstration, in their order: later ones build on earlier ones. */
final class DemoCases {
    static final String CONFIGMAPS = "/api/v1/namespaces/default/configmaps";
    private static final String DEMO = CONFIGMAPS + "/demo";
    private static final String FORBIDDEN_KEY = "the key `not-allowed-value` is not allowed";
    private static final int DENIED = 400;

    private DemoCases() {}

    /** A request that streams changes of the ConfigMaps in the namespace. */
    static DemoCase watch() {
        return DemoCase.of("watch configmaps", "GET", CONFIGMAPS + "?watch=true", 200, "\"type\":\"ADDED\"");
    }

    static List<DemoCase> all() {
        return List.of(
                DemoCase.of("no token", "GET", CONFIGMAPS, 401, "Unauthorized").as(""),
                DemoCase.of("a wrong token", "GET", CONFIGMAPS, 401, "Unauthorized")
                        .as("wrong-token"),
                DemoCase.of("discovery", "GET", "/apis", 200, "APIGroupList"),
                DemoCase.of(
                        "list pods",
                        "GET",
                        "/api/v1/namespaces/default/pods",
                        403,
                        "pods is forbidden: User \\\"magic-user\\\" cannot list resource \\\"pods\\\" in API group"
                                + " \\\"\\\" in the namespace \\\"default\\\""),
                DemoCase.of("list configmaps", "GET", CONFIGMAPS, 200, "ConfigMapList"),
                DemoCase.of("create with the key not-allowed-value", "POST", CONFIGMAPS, DENIED, FORBIDDEN_KEY)
                        .with(configMap("not-allowed-value")),
                DemoCase.of("create a plain one", "POST", CONFIGMAPS, 201, "\"magic-value\":\"foobar\"")
                        .with(configMap("key")),
                DemoCase.of("read it: the module's value is stored", "GET", DEMO, 200, "\"magic-value\":\"foobar\""),
                DemoCase.of("replace it by one with the key", "PUT", DEMO, DENIED, FORBIDDEN_KEY)
                        .with(configMap("not-allowed-value")),
                DemoCase.of("add the key by JSON patch", "PATCH", DEMO, DENIED, FORBIDDEN_KEY)
                        .with(
                                "application/json-patch+json",
                                "[{\"op\":\"add\",\"path\":\"/data/not-allowed-value\",\"value\":\"x\"}]"),
                DemoCase.of("add the key by merge patch", "PATCH", DEMO, DENIED, FORBIDDEN_KEY)
                        .with("application/merge-patch+json", data("not-allowed-value")),
                DemoCase.of("add the key by strategic merge patch", "PATCH", DEMO, DENIED, FORBIDDEN_KEY)
                        .with("application/strategic-merge-patch+json", data("not-allowed-value")),
                DemoCase.of("add the key by server-side apply", "PATCH", apply(), DENIED, FORBIDDEN_KEY)
                        .with("application/apply-patch+yaml", configMap("not-allowed-value")),
                DemoCase.of("add another key by server-side apply", "PATCH", apply(), 200, "\"other\":\"x\"")
                        .with("application/apply-patch+yaml", configMap("other")),
                DemoCase.of(
                        "delete a pod",
                        "DELETE",
                        "/api/v1/namespaces/default/pods/demo",
                        403,
                        "cannot delete resource \\\"pods\\\""),
                DemoCase.of("delete the configmap", "DELETE", DEMO, 200, "\"status\":\"Success\""));
    }

    private static String apply() {
        return DEMO + "?fieldManager=demo";
    }

    private static String configMap(String key) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"demo\"},"
                + data(key).substring(1);
    }

    private static String data(String key) {
        return "{\"data\":{\"" + key + "\":\"x\"}}";
    }
}
