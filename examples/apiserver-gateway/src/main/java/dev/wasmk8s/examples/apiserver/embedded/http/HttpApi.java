package dev.wasmk8s.examples.apiserver.embedded.http;

import dev.wasmk8s.examples.apiserver.embedded.ApiRoutes;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiRequest;
import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.api.Negotiation;
import dev.wasmk8s.examples.apiserver.embedded.api.Reply;
import dev.wasmk8s.examples.apiserver.embedded.api.StatusJson;
import dev.wasmk8s.examples.apiserver.embedded.store.ObjectStore;
import dev.wasmk8s.examples.apiserver.embedded.table.Shaping;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Answers HTTP requests of whoever has the credential. Everything is in memory, so nothing blocks but reviews, which go to
 * other threads.
 */
public final class HttpApi implements Handler<HttpServerRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);

    private final Vertx vertx;
    private final ApiRoutes routes;
    private final ObjectStore store;
    private final Shaping shaping;
    private final byte[] authorization;

    /**
     * Prepares a handler.
     *
     * @param credential the bearer token that every request must carry
     */
    public HttpApi(Vertx vertx, ApiRoutes routes, ObjectStore store, Clock clock, String credential) {
        this.vertx = vertx;
        this.routes = routes;
        this.store = store;
        this.shaping = new Shaping(clock);
        this.authorization = ("Bearer " + credential).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void handle(HttpServerRequest request) {
        String given = request.getHeader("Authorization");
        boolean known = given != null && MessageDigest.isEqual(authorization, given.getBytes(StandardCharsets.UTF_8));
        if (!known) {
            refuse(request.response(), ApiException.unauthorized());
            return;
        }
        if ("websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            refuse(request.response(), ApiException.unavailable("WebSockets are not served"));
            return;
        }
        RequestReader.read(request)
                .onSuccess(read -> answer(read, request.response()))
                .onFailure(failure -> refuse(request.response(), failure));
    }

    private void answer(ApiRequest request, HttpServerResponse response) {
        try {
            Reply reply = routes.handle(request);
            if (reply instanceof Reply.Document document) {
                send(document, request, response);
            } else if (reply instanceof Reply.Deferred deferred) {
                vertx.executeBlocking(deferred.work()::get, false)
                        .map(document -> {
                            send(document, request, response);
                            return document;
                        })
                        .onFailure(failure -> refuse(response, failure));
            } else if (reply instanceof Reply.Watch watch) {
                Negotiation form = Negotiation.of(request.accept(), true);
                String include = request.parameter("includeObject");
                new WatchStream(vertx, watch, form.shape(), include, shaping, response).start(store);
            } else if (reply instanceof Reply.Bytes bytes) {
                response.putHeader("Content-Type", bytes.contentType()).end(Buffer.buffer(bytes.body()));
            } else if (reply instanceof Reply.Text text) {
                response.setStatusCode(text.code()).putHeader("Content-Type", "text/plain; charset=utf-8");
                response.end(text.text());
            }
        } catch (RuntimeException e) {
            refuse(response, e);
        }
    }

    private void send(Reply.Document document, ApiRequest request, HttpServerResponse response) {
        Negotiation form = Negotiation.of(request.accept(), document.type().isPresent());
        JsonNode body = document.type()
                .map(type -> shaping.shape(document.body(), type, form.shape(), request.parameter("includeObject")))
                .orElse(document.body());
        response.setStatusCode(document.code()).putHeader("Content-Type", form.mediaType());
        response.putHeader("Cache-Control", "no-cache, private");
        for (String warning : document.warnings()) {
            String text = warning.replace("\\", "\\\\").replace("\"", "\\\"");
            response.headers().add("Warning", "299 - \"" + text + "\"");
        }
        response.end(Buffer.buffer(form.yaml() ? Json.writeYaml(body) : Json.write(body)));
    }

    private static void refuse(HttpServerResponse response, Throwable failure) {
        ApiException refusal;
        if (failure instanceof ApiException known) {
            refusal = known;
        } else {
            LOG.error("A request of the embedded API server failed", failure);
            refusal = ApiException.internal(String.valueOf(failure.getMessage()));
        }
        if (response.ended() || response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(refusal.status().code()).putHeader("Content-Type", "application/json");
        response.end(Buffer.buffer(Json.write(StatusJson.failure(refusal.status()))));
    }
}
