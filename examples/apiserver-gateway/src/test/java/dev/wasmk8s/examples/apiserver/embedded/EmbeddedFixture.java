package dev.wasmk8s.examples.apiserver.embedded;

import dev.wasmk8s.examples.apiserver.HttpApi;
import dev.wasmk8s.examples.apiserver.embedded.rest.ReviewHandlers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An embedded API server for a test class, and namespaces for its tests. */
final class EmbeddedFixture implements AutoCloseable {
    private final AtomicInteger namespaces = new AtomicInteger();
    private final Vertx vertx = Vertx.vertx();
    final HttpClient client = HttpClient.newHttpClient();
    final EmbeddedApiServer server;
    final HttpApi api;

    EmbeddedFixture() throws Exception {
        this(ReviewHandlers.NONE);
    }

    EmbeddedFixture(ReviewHandlers reviews) throws Exception {
        server = await(EmbeddedApiServer.start(vertx, Clock.systemUTC(), reviews));
        api = new HttpApi(client, server.uri(), server.credential());
    }

    /** The path of a new namespace. */
    String namespace() throws Exception {
        String name = "test-" + namespaces.incrementAndGet();
        api.post("/api/v1/namespaces", "{\"metadata\":{\"name\":\"" + name + "\"}}");
        return "/api/v1/namespaces/" + name;
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        await(vertx.close());
    }
}
