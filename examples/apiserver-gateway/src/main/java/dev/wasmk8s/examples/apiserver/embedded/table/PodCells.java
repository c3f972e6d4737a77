package dev.wasmk8s.examples.apiserver.embedded.table;

import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The cells of pods, which sum up their containers. */
final class PodCells {
    private PodCells() {}

    static String ready(ObjectNode pod) {
        long ready = statuses(pod)
                .valueStream()
                .filter(status -> status.path("ready").asBoolean(false))
                .count();
        return ready + "/" + pod.path("spec").path("containers").size();
    }

    static String status(ObjectNode pod) {
        if (new Meta(pod).deleting()) {
            return "Terminating";
        }
        for (JsonNode status : statuses(pod)) {
            for (String state : new String[] {"waiting", "terminated"}) {
                String reason = status.path("state").path(state).path("reason").asString("");
                if (!reason.isEmpty()) {
                    return reason;
                }
            }
        }
        JsonNode status = pod.path("status");
        return status.path("reason").asString(status.path("phase").asString("Unknown"));
    }

    static String restarts(ObjectNode pod) {
        int restarts = 0;
        for (JsonNode status : statuses(pod)) {
            restarts += status.path("restartCount").asInt(0);
        }
        return Integer.toString(restarts);
    }

    static String readinessGates(ObjectNode pod) {
        int gates = pod.path("spec").path("readinessGates").size();
        long open = pod.path("status")
                .path("conditions")
                .valueStream()
                .filter(condition -> condition.path("status").asString("").equals("True"))
                .filter(condition -> isGate(pod, condition.path("type").asString("")))
                .count();
        return gates == 0 ? "<none>" : open + "/" + gates;
    }

    private static boolean isGate(ObjectNode pod, String type) {
        return pod.path("spec").path("readinessGates").valueStream().anyMatch(gate -> gate.path("conditionType")
                .asString("")
                .equals(type));
    }

    private static JsonNode statuses(ObjectNode pod) {
        return pod.path("status").path("containerStatuses");
    }
}
