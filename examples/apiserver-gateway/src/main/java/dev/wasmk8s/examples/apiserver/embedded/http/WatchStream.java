package dev.wasmk8s.examples.apiserver.embedded.http;

import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.api.Negotiation.Shape;
import dev.wasmk8s.examples.apiserver.embedded.api.Reply;
import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import dev.wasmk8s.examples.apiserver.embedded.store.ObjectStore;
import dev.wasmk8s.examples.apiserver.embedded.store.StoreEvent;
import dev.wasmk8s.examples.apiserver.embedded.table.Shaping;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One watch: store events as lines of JSON, until the client leaves, the time is up or the client is too slow.
 *
 * <p>Lives on the context of its request; store events come from any thread and are handed over to it.
 */
final class WatchStream {
    private static final long BOOKMARK_MILLIS = TimeUnit.MINUTES.toMillis(1);
    private static final long TIMEOUT_SECONDS = TimeUnit.MINUTES.toSeconds(30);
    /** A client that is further behind is cut off; it lists again. */
    private static final int BACKLOG = 1024;

    private final Vertx vertx;
    private final Context context;
    private final Reply.Watch watch;
    private final Shape shape;
    private final String include;
    private final Shaping shaping;
    private final HttpServerResponse response;
    private final Deque<Buffer> backlog = new ArrayDeque<>();
    private ObjectStore.@Nullable Subscription subscription;
    private long revision;
    private long timeoutTimer = -1;
    private long bookmarkTimer = -1;
    private boolean columnsSent;
    private boolean closed;

    WatchStream(
            Vertx vertx, Reply.Watch watch, Shape shape, String include, Shaping shaping, HttpServerResponse response) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.watch = watch;
        this.shape = shape;
        this.include = include;
        this.shaping = shaping;
        this.response = response;
    }

    /**
     * Begins to stream.
     *
     * @throws dev.wasmk8s.examples.apiserver.embedded.api.ApiException if the history does not go back that far
     */
    void start(ObjectStore store) {
        ObjectStore.Subscription begun = store.watch(
                watch.type(), watch.namespace(), watch.since(), event -> context.runOnContext(run -> tell(event)));
        subscription = begun;
        response.setChunked(true).putHeader("Content-Type", "application/json");
        response.putHeader("Cache-Control", "no-cache, private");
        response.closeHandler(gone -> close());
        response.exceptionHandler(gone -> close());
        response.drainHandler(ready -> flush());
        response.writeHead();
        if (watch.endOfInitial()) {
            // Queued behind the initial objects.
            context.runOnContext(run -> bookmark(begun.begin(), true));
        }
        long timeout = TimeUnit.SECONDS.toMillis(watch.timeoutSeconds().orElse(TIMEOUT_SECONDS));
        timeoutTimer = vertx.setTimer(Math.max(1, timeout), late -> end());
        if (watch.bookmarks()) {
            bookmarkTimer = vertx.setPeriodic(BOOKMARK_MILLIS, minute -> bookmark(revision, false));
        }
        revision = begun.begin();
    }

    private void tell(StoreEvent event) {
        if (closed) {
            return;
        }
        revision = Math.max(revision, event.revision());
        boolean now = !event.deleted() && watch.selection().matches(event.object());
        boolean before = event.previous().filter(watch.selection()::matches).isPresent();
        if (now) {
            send(before ? "MODIFIED" : "ADDED", shaped(event.object()));
        } else if (before) {
            send("DELETED", shaped(event.object()));
        }
    }

    private JsonNode shaped(ObjectNode object) {
        if (shape != Shape.TABLE) {
            return shaping.shape(object, watch.type(), shape, include);
        }
        boolean columns = !columnsSent;
        columnsSent = true;
        return shaping.row(object, watch.type(), include, columns);
    }

    private void bookmark(long at, boolean endOfInitial) {
        if (closed) {
            return;
        }
        ObjectNode object = Json.object()
                .put("kind", watch.type().kind())
                .put("apiVersion", watch.type().apiVersion());
        new Meta(object).set("resourceVersion", Long.toString(at));
        if (endOfInitial) {
            new Meta(object).node().putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        if (shape == Shape.TABLE) {
            object = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
            new Meta(object).set("resourceVersion", Long.toString(at));
            object.putArray("columnDefinitions");
            object.putArray("rows");
        }
        send("BOOKMARK", object);
    }

    private void send(String type, JsonNode object) {
        ObjectNode event = Json.object().put("type", type);
        event.set("object", object);
        backlog.addLast(Buffer.buffer(Json.write(event)).appendString("\n"));
        flush();
        if (backlog.size() > BACKLOG) {
            end();
        }
    }

    private void flush() {
        while (!closed && !backlog.isEmpty() && !response.writeQueueFull()) {
            response.write(backlog.removeFirst());
        }
    }

    private void end() {
        if (!closed) {
            close();
            response.end();
        }
    }

    private void close() {
        closed = true;
        backlog.clear();
        if (subscription != null) {
            subscription.close();
        }
        vertx.cancelTimer(timeoutTimer);
        vertx.cancelTimer(bookmarkTimer);
    }
}
