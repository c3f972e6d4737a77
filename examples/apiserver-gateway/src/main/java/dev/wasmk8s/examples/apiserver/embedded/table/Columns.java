package dev.wasmk8s.examples.apiserver.embedded.table;

import static dev.wasmk8s.examples.apiserver.embedded.table.Column.age;
import static dev.wasmk8s.examples.apiserver.embedded.table.Column.field;
import static dev.wasmk8s.examples.apiserver.embedded.table.Column.name;
import static dev.wasmk8s.examples.apiserver.embedded.table.Column.number;
import static dev.wasmk8s.examples.apiserver.embedded.table.Column.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The columns of each kind, as kubectl's users know them. */
final class Columns {
    private static final Map<String, List<Column>> KINDS = Map.of(
            "ConfigMap",
            List.of(
                    name(),
                    number(
                            "Data",
                            map -> map.path("data").size()
                                    + map.path("binaryData").size()),
                    age()),
            "Namespace",
            List.of(name(), field("Status", "status.phase"), age()),
            "ServiceAccount",
            List.of(name(), number("Secrets", account -> account.path("secrets").size()), age()),
            "Event",
            List.of(
                    age("Last Seen", Columns::lastSeen),
                    field("Type", "type"),
                    field("Reason", "reason"),
                    text("Object", Columns::involved),
                    field("Subobject", "involvedObject.fieldPath").whereWide(),
                    field("Source", "source.component").whereWide(),
                    field("Message", "message"),
                    number("Count", event -> event.path("count").asInt(1)).whereWide(),
                    name().whereWide()),
            "Pod",
            List.of(
                    name(),
                    text("Ready", PodCells::ready),
                    text("Status", PodCells::status),
                    text("Restarts", PodCells::restarts),
                    age(),
                    field("IP", "status.podIP").whereWide(),
                    field("Node", "spec.nodeName").whereWide(),
                    field("Nominated Node", "status.nominatedNodeName").whereWide(),
                    text("Readiness Gates", PodCells::readinessGates).whereWide()),
            "Deployment",
            workload(
                    text("Ready", Columns::readyOfDesired),
                    number("Up-to-date", object -> status(object, "updatedReplicas")),
                    number("Available", object -> status(object, "availableReplicas"))),
            "ReplicaSet",
            workload(
                    number("Desired", Columns::desired),
                    number("Current", object -> status(object, "replicas")),
                    number("Ready", object -> status(object, "readyReplicas"))));

    private Columns() {}

    static List<Column> of(String kind) {
        return KINDS.getOrDefault(kind, List.of(name(), age()));
    }

    private static List<Column> workload(Column... own) {
        List<Column> columns = new ArrayList<>();
        columns.add(name());
        columns.addAll(List.of(own));
        columns.add(age());
        columns.add(text("Containers", object -> containers(object, "name")).whereWide());
        columns.add(text("Images", object -> containers(object, "image")).whereWide());
        columns.add(text("Selector", Columns::selector).whereWide());
        return List.copyOf(columns);
    }

    private static int desired(ObjectNode object) {
        return object.path("spec").path("replicas").asInt(0);
    }

    private static int status(ObjectNode object, String field) {
        return object.path("status").path(field).asInt(0);
    }

    private static String readyOfDesired(ObjectNode object) {
        return status(object, "readyReplicas") + "/" + desired(object);
    }

    private static String containers(ObjectNode object, String field) {
        JsonNode containers = object.path("spec").path("template").path("spec").path("containers");
        return containers
                .valueStream()
                .map(container -> container.path(field).asString(""))
                .collect(Collectors.joining(","));
    }

    private static String selector(ObjectNode object) {
        JsonNode labels = object.path("spec").path("selector").path("matchLabels");
        return labels.properties().stream()
                .map(label -> label.getKey() + "=" + label.getValue().asString(""))
                .collect(Collectors.joining(","));
    }

    private static String lastSeen(ObjectNode event) {
        for (String field : List.of("lastTimestamp", "eventTime", "firstTimestamp")) {
            String time = event.path(field).asString("");
            if (!time.isEmpty()) {
                return time;
            }
        }
        return "";
    }

    private static String involved(ObjectNode event) {
        JsonNode object = event.path("involvedObject");
        return object.path("kind").asString("").toLowerCase(java.util.Locale.ROOT) + "/"
                + object.path("name").asString("");
    }
}
