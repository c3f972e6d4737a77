package dev.wasmk8s.examples.apiserver.proxy;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;
import java.util.Map;
import java.util.Set;

/**
 * A connection that goes on in another protocol, as {@code kubectl exec} and {@code port-forward} do with WebSocket or
 * SPDY: once the API server has agreed, bytes pass in both directions.
 */
final class UpgradeTunnel {
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "keep-alive", "transfer-encoding", "content-length");

    private UpgradeTunnel() {}

    /** Asks the API server and, if it agrees, joins the two connections. */
    static Future<Void> open(HttpServerRequest request, HttpClientRequest outgoing) {
        outgoing.putHeader("Connection", "Upgrade");
        return outgoing.connect().compose(answer -> {
            HttpServerResponse response = request.response();
            response.setStatusCode(answer.statusCode());
            copy(answer.headers(), response.headers());
            return answer.statusCode() == SWITCHING_PROTOCOLS ? join(request, answer) : refuse(request, answer);
        });
    }

    private static Future<Void> join(HttpServerRequest request, HttpClientResponse answer) {
        request.response().putHeader("Connection", "Upgrade");
        NetSocket server = answer.netSocket();
        server.pause();
        return request.toNetSocket().map(client -> {
            client.pause();
            client.pipeTo(server);
            server.pipeTo(client);
            return null;
        });
    }

    /** The API server goes on in HTTP, perhaps with an answer that does not end. */
    private static Future<Void> refuse(HttpServerRequest request, HttpClientResponse answer) {
        HttpServerResponse response = request.response();
        request.resume();
        response.setChunked(true);
        response.closeHandler(gone -> answer.request().reset());
        response.writeHead();
        return answer.pipeTo(response);
    }

    private static void copy(MultiMap from, MultiMap to) {
        for (Map.Entry<String, String> field : from) {
            if (!OF_THE_CONNECTION.contains(field.getKey().toLowerCase(java.util.Locale.ROOT))) {
                to.add(field.getKey(), field.getValue());
            }
        }
    }
}
