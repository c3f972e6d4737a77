package dev.wasmk8s.examples.apiserver.embedded;

import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.http.HttpApi;
import dev.wasmk8s.examples.apiserver.embedded.kind.Rules;
import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceTypes;
import dev.wasmk8s.examples.apiserver.embedded.rest.Resources;
import dev.wasmk8s.examples.apiserver.embedded.rest.ReviewHandlers;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schemas;
import dev.wasmk8s.examples.apiserver.embedded.store.ObjectKey;
import dev.wasmk8s.examples.apiserver.embedded.store.ObjectStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** A running embedded API server, on a free port of the loopback interface. Thread-safe. */
public final class EmbeddedApiServer {
    private static final List<String> NAMESPACES = List.of("default", "kube-node-lease", "kube-public", "kube-system");

    private final HttpServer server;
    private final ObjectStore store;
    private final String credential;

    private EmbeddedApiServer(HttpServer server, ObjectStore store, String credential) {
        this.server = server;
        this.store = store;
        this.credential = credential;
    }

    /**
     * Starts one with the usual namespaces and nothing in them.
     *
     * @param reviews those who answer reviews that clients create
     */
    public static Future<EmbeddedApiServer> start(Vertx vertx, Clock clock, ReviewHandlers reviews) {
        Schemas schemas = Schemas.load();
        ResourceTypes types = ResourceTypes.of(schemas);
        ObjectStore store = new ObjectStore();
        NAMESPACES.forEach(name -> addNamespace(store, types.namespaces(), name, clock));
        ApiRoutes routes = new ApiRoutes(types, new Resources(store, types, schemas, reviews, clock));
        String credential = newCredential();
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
        return vertx.createHttpServer(options)
                .requestHandler(new HttpApi(vertx, routes, store, clock, credential))
                .listen()
                .map(server -> new EmbeddedApiServer(server, store, credential));
    }

    private static void addNamespace(ObjectStore store, ResourceType type, String name, Clock clock) {
        ObjectNode namespace = Json.object().put("kind", type.kind()).put("apiVersion", type.apiVersion());
        Meta meta = new Meta(namespace);
        meta.set("name", name);
        meta.set("uid", UUID.randomUUID().toString());
        meta.set("creationTimestamp", Meta.time(clock.instant()));
        Rules.prepare(type, namespace);
        store.create(new ObjectKey(type, "", name), namespace);
    }

    private static String newCredential() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Where it listens. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    /** The bearer token that every request must carry. It is made anew at each start. */
    public String credential() {
        return credential;
    }

    /** How many watches are open. */
    public int watches() {
        return store.watches();
    }

    /** Stops it and forgets all objects. */
    public Future<Void> close() {
        return server.close();
    }
}
