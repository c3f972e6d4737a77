package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.RequestInfo;
import dev.wasmk8s.gateway.internal.answer.ApiStatus;
import dev.wasmk8s.gateway.internal.answer.Refusal;
import dev.wasmk8s.gateway.internal.json.Json;
import dev.wasmk8s.gateway.internal.request.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The object of a CONNECT: the options that the API server makes of path and query, such as PodExecOptions. */
final class ConnectOptions {
    private static final Map<String, String> KINDS = Map.of(
            "pods/exec", "PodExecOptions",
            "pods/attach", "PodAttachOptions",
            "pods/portforward", "PodPortForwardOptions",
            "pods/proxy", "PodProxyOptions",
            "services/proxy", "ServiceProxyOptions",
            "nodes/proxy", "NodeProxyOptions");

    /** The part of the path that follows resource, name and subresource. */
    private static final int REST = 3;

    private ConnectOptions() {}

    /** The kind of the options; absent if the request is no CONNECT. */
    static Optional<String> kind(RequestInfo info) {
        return info.resourceRequest()
                        && info.apiGroup().isEmpty()
                        && info.apiVersion().equals("v1")
                ? Optional.ofNullable(KINDS.get(info.resource() + '/' + info.subresource()))
                : Optional.empty();
    }

    /** The options. */
    static ObjectNode of(String kind, RequestInfo info, Query query) {
        ObjectNode options = Json.object().put("kind", kind).put("apiVersion", "v1");
        switch (kind) {
            case "PodExecOptions", "PodAttachOptions" -> streams(options, query);
            case "PodPortForwardOptions" -> ports(options, query);
            default -> path(options, info);
        }
        return options;
    }

    private static void streams(ObjectNode options, Query query) {
        for (String stream : List.of("stdin", "stdout", "stderr", "tty")) {
            if (query.isTrue(stream)) {
                options.put(stream, true);
            }
        }
        query.first("container").filter(name -> !name.isEmpty()).ifPresent(name -> options.put("container", name));
        if (options.path("kind").stringValue("").equals("PodExecOptions")
                && !query.all("command").isEmpty()) {
            query.all("command").forEach(options.putArray("command")::add);
        }
    }

    private static void ports(ObjectNode options, Query query) {
        if (!query.all("ports").isEmpty()) {
            ArrayNode ports = options.putArray("ports");
            for (String value : query.all("ports")) {
                for (String port : value.split(",", -1)) {
                    ports.add(number(port));
                }
            }
        }
    }

    private static int number(String port) {
        try {
            return Integer.parseInt(port);
        } catch (NumberFormatException e) {
            throw new Refusal(Outcome.REFUSED, ApiStatus.badRequest("a port is not a number"));
        }
    }

    private static void path(ObjectNode options, RequestInfo info) {
        StringBuilder path = new StringBuilder();
        info.parts().stream().skip(REST).forEach(part -> path.append('/').append(part));
        if (info.path().endsWith("/")) {
            path.append('/');
        }
        if (path.length() > 0) {
            options.put("path", path.toString());
        }
    }
}
