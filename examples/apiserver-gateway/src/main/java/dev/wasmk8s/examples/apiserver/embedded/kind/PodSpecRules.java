package dev.wasmk8s.examples.apiserver.embedded.kind;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The rules of a pod's specification, alone or within a template. */
final class PodSpecRules {
    private static final List<String> RESTART = List.of("Always", "OnFailure", "Never");
    private static final List<String> PULL = List.of("Always", "IfNotPresent", "Never");

    private PodSpecRules() {}

    static void validate(JsonNode spec, String path, Causes causes) {
        oneOf(spec.path("restartPolicy").asString(""), RESTART, path + ".restartPolicy", causes);
        Set<String> volumes = names(spec.path("volumes"), path + ".volumes", causes);
        containers(spec.path("initContainers"), path + ".initContainers", volumes, causes);
        containers(spec.path("containers"), path + ".containers", volumes, causes);
    }

    private static void containers(JsonNode containers, String path, Set<String> volumes, Causes causes) {
        names(containers, path, causes);
        for (int i = 0; i < containers.size(); i++) {
            JsonNode container = containers.path(i);
            String at = path + "[" + i + "]";
            if (container.path("image").asString("").isBlank()) {
                causes.required(at + ".image");
            } else {
                oneOf(container.path("imagePullPolicy").asString(""), PULL, at + ".imagePullPolicy", causes);
            }
            mounts(container.path("volumeMounts"), at + ".volumeMounts", volumes, causes);
            ports(container.path("ports"), at + ".ports", causes);
        }
    }

    private static void mounts(JsonNode mounts, String path, Set<String> volumes, Causes causes) {
        for (int i = 0; i < mounts.size(); i++) {
            String name = mounts.path(i).path("name").asString("");
            if (!name.isEmpty() && !volumes.contains(name)) {
                causes.invalid(path + "[" + i + "].name", name, "not found");
            }
        }
    }

    private static void ports(JsonNode ports, String path, Causes causes) {
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.path(i).path("containerPort");
            long number = port.asLong(-1);
            if (!port.isMissingNode() && (number < 1 || number > 65535)) {
                causes.invalid(
                        path + "[" + i + "].containerPort",
                        Long.toString(number),
                        "must be between 1 and 65535, inclusive");
            }
        }
    }

    private static Set<String> names(JsonNode list, String path, Causes causes) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String name = list.path(i).path("name").asString("");
            String at = path + "[" + i + "].name";
            if (!name.isEmpty()) {
                Names.label(at, name, causes);
                if (!names.add(name)) {
                    causes.duplicate(at, name);
                }
            }
        }
        return names;
    }

    private static void oneOf(String value, List<String> supported, String path, Causes causes) {
        if (!supported.contains(value)) {
            causes.notSupported(path, value, supported);
        }
    }
}
