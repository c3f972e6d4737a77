package dev.wasmk8s.examples.apiserver.embedded;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiRequest;
import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.api.Reply;
import dev.wasmk8s.examples.apiserver.embedded.discovery.AggregatedDiscovery;
import dev.wasmk8s.examples.apiserver.embedded.discovery.Discovery;
import dev.wasmk8s.examples.apiserver.embedded.discovery.OpenApi;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceTypes;
import dev.wasmk8s.examples.apiserver.embedded.rest.Resources;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The paths of the embedded API server. Thread-safe. */
public final class ApiRoutes {
    private static final String MINOR = "33";
    private static final String VERSION = "v1." + MINOR + ".0+wasm-k8s";
    private static final Set<String> HEALTH = Set.of("healthz", "livez", "readyz");

    private final Resources resources;
    private final Discovery discovery;
    private final AggregatedDiscovery aggregated;
    private final OpenApi openApi;

    /** Serves these resources. */
    public ApiRoutes(ResourceTypes types, Resources resources) {
        this.resources = resources;
        discovery = new Discovery(types);
        aggregated = new AggregatedDiscovery(types);
        openApi = new OpenApi(types, VERSION);
    }

    /**
     * Answers a request.
     *
     * @throws ApiException if it is refused
     */
    public Reply handle(ApiRequest request) {
        List<String> path = request.segments();
        String first = path.isEmpty() ? "" : path.get(0);
        if (first.equals("api") && path.size() > 2) {
            return resources.handle("", path.get(1), path.subList(2, path.size()), request);
        }
        if (first.equals("apis") && path.size() > 3) {
            return resources.handle(path.get(1), path.get(2), path.subList(3, path.size()), request);
        }
        if (!request.method().equals("GET")) {
            throw ApiException.methodNotAllowed();
        }
        return about(first, path, request).orElseGet(() -> new Reply.Text(404, "404 page not found\n"));
    }

    private Optional<Reply> about(String first, List<String> path, ApiRequest request) {
        if (HEALTH.contains(first)) {
            return Optional.of(new Reply.Text(200, "ok"));
        }
        return switch (first) {
            case "version" -> document(Optional.of(version()));
            case "api", "apis" -> discovery(first.equals("api"), path, request);
            case "openapi" -> openApi(path);
            default -> Optional.empty();
        };
    }

    private Optional<Reply> discovery(boolean core, List<String> path, ApiRequest request) {
        Optional<String> wanted = AggregatedDiscovery.wanted(request.accept());
        if (path.size() == 1 && wanted.isPresent()) {
            byte[] body = Json.write(aggregated.document(wanted.get(), core));
            return Optional.of(new Reply.Bytes(AggregatedDiscovery.mediaType(wanted.get()), body));
        }
        Optional<JsonNode> document =
                switch (path.size()) {
                    case 1 -> Optional.of(core ? discovery.versions() : discovery.groups());
                    case 2 -> core ? discovery.resources("", path.get(1)) : discovery.group(path.get(1));
                    default -> discovery.resources(path.get(1), path.get(2));
                };
        return document(document);
    }

    private Optional<Reply> openApi(List<String> path) {
        if (path.size() < 2 || !path.get(1).equals("v3")) {
            return Optional.empty();
        }
        return document(
                path.size() == 2
                        ? Optional.of(openApi.index())
                        : openApi.document(String.join("/", path.subList(2, path.size()))));
    }

    private static Optional<Reply> document(Optional<JsonNode> body) {
        return body.map(node -> Reply.Document.of(200, node));
    }

    private static JsonNode version() {
        return Json.object()
                .put("major", "1")
                .put("minor", MINOR)
                .put("gitVersion", VERSION)
                .put("gitCommit", "")
                .put("gitTreeState", "clean")
                .put("buildDate", "1970-01-01T00:00:00Z")
                .put("goVersion", "")
                .put("compiler", "javac")
                .put("platform", "jvm/any");
    }
}
