package dev.wasmk8s.examples.apiserver.embedded.kind;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pods: pending for ever, as nothing runs them, and nearly immutable once created. */
final class PodRules implements KindRules {
    private static final List<String> CHANGEABLE =
            List.of("activeDeadlineSeconds", "terminationGracePeriodSeconds", "tolerations");

    @Override
    public void prepare(ObjectNode object) {
        object.withObjectProperty("status").put("phase", "Pending").put("qosClass", qosClass(object.path("spec")));
        ObjectNode spec = object.withObjectProperty("spec");
        if (!spec.has("enableServiceLinks")) {
            spec.put("enableServiceLinks", true);
        }
    }

    @Override
    public void validate(ObjectNode object, Causes causes) {
        PodSpecRules.validate(object.path("spec"), "spec", causes);
    }

    @Override
    public void validateUpdate(ObjectNode desired, ObjectNode current, Causes causes) {
        if (!fixed(desired).equals(fixed(current))) {
            causes.forbidden(
                    "spec",
                    "pod updates may not change fields other than `spec.containers[*].image`,"
                            + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only"
                            + " additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be"
                            + " set to 1 if it was previously negative)");
        }
    }

    private static JsonNode fixed(ObjectNode pod) {
        ObjectNode spec = pod.withObjectProperty("spec").deepCopy();
        spec.remove(CHANGEABLE);
        for (String list : List.of("containers", "initContainers")) {
            spec.path(list).forEach(container -> ((ObjectNode) container).remove("image"));
        }
        return spec;
    }

    private static String qosClass(JsonNode spec) {
        boolean any = false;
        boolean all = true;
        for (JsonNode container : spec.path("containers")) {
            JsonNode limits = container.path("resources").path("limits");
            JsonNode requests = container.path("resources").path("requests");
            any |= !limits.isEmpty() || !requests.isEmpty();
            all &= limits.has("cpu") && limits.has("memory") && limits.equals(requests);
        }
        return !any ? "BestEffort" : all ? "Guaranteed" : "Burstable";
    }
}
