package dev.wasmk8s.examples.apiserver.proxy;

import dev.wasmk8s.gateway.GatewayStep.Forward;
import dev.wasmk8s.gateway.Headers;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;

/** Streams allowed requests to the API server and its answers back, watches included. Thread-safe; does not block. */
final class Forwarder {
    /** Each watch takes one; requests beyond wait. */
    private static final int CONNECTIONS = 1024;

    private final HttpClient client;
    private final ApiServerAddress address;

    Forwarder(Vertx vertx, ApiServerAddress address) {
        this.address = address;
        this.client = vertx.createHttpClient(
                address.clientOptions(),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(CONNECTIONS));
    }

    /**
     * Streams a request.
     *
     * @param headers what to send, with the gateway's own credentials
     */
    void forward(HttpServerRequest request, Forward step, Headers headers) {
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(context -> client.request(
                        address.request(step.request().method(), step.request().target())))
                .addInterceptor(new Rewrite(step, headers))
                .handle(request);
    }

    /** Opens a connection that goes on in another protocol. */
    Future<Void> upgrade(HttpServerRequest request, Forward step, Headers headers) {
        return client.request(
                        address.request(step.request().method(), step.request().target()))
                .compose(outgoing -> {
                    HeaderFields.write(headers, outgoing.headers());
                    return UpgradeTunnel.open(request, outgoing);
                });
    }

    /** Sends what the gateway says in place of what the client said, and adds its warnings to the answer. */
    private record Rewrite(Forward step, Headers headers) implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            MultiMap outgoing = context.request().headers();
            outgoing.clear();
            HeaderFields.write(headers, outgoing);
            context.request().setURI(step.request().target());
            return context.sendRequest().recover(failure -> Future.succeededFuture(unavailable(context)));
        }

        private static ProxyResponse unavailable(ProxyContext context) {
            ProxyResponse response = context.request().release().response();
            response.setStatusCode(Answers.UNAVAILABLE.status());
            HeaderFields.write(Answers.UNAVAILABLE.headers(), response.headers());
            return response.setBody(Body.body(Buffer.buffer(Answers.UNAVAILABLE.body())));
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            HeaderFields.write(step.responseHeaders(), context.response().headers());
            Future<Void> sent = context.sendResponse();
            HttpServerResponse response = context.request().proxiedRequest().response();
            if (!response.headWritten() && !response.closed()) {
                // A watch may be silent for long; its client wants to know at once that it has begun.
                response.writeHead();
            }
            return sent;
        }
    }
}
