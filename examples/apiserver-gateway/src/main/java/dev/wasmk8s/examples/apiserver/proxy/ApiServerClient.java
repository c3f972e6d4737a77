package dev.wasmk8s.examples.apiserver.proxy;

import dev.wasmk8s.gateway.Headers;
import dev.wasmk8s.gateway.RequestHead;
import dev.wasmk8s.gateway.Upstream;
import dev.wasmk8s.gateway.UpstreamRequest;
import dev.wasmk8s.gateway.UpstreamResponse;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what the gateway asks the API server while it decides: whole requests, whole answers, on connections of their
 * own, so that no number of watches keeps a decision waiting. Thread-safe; blocks, so it belongs on workers.
 */
final class ApiServerClient implements Upstream {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServerClient.class);
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int ANSWER_LIMIT = 64 * 1024 * 1024;
    private static final PoolOptions POOL =
            new PoolOptions().setHttp1MaxSize(64).setMaxWaitQueueSize(1024);

    private final Vertx vertx;
    private final HttpClient client;
    private final ApiServerAddress address;

    ApiServerClient(Vertx vertx, ApiServerAddress address) {
        this.vertx = vertx;
        this.address = address;
        this.client = vertx.createHttpClient(address.clientOptions(), POOL);
    }

    @Override
    public UpstreamResponse send(UpstreamRequest request) throws IOException, InterruptedException {
        Headers headers = credentials(request.head());
        Promise<UpstreamResponse> answer = Promise.promise();
        // The handlers of an answer must be there before its next event, so they are set on the event loop.
        vertx.getOrCreateContext()
                .runOnContext(run -> exchange(request, headers).onComplete(answer));
        try {
            return answer.future()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed(request, e.getCause());
        } catch (TimeoutException e) {
            throw failed(request, e);
        }
    }

    private static IOException failed(UpstreamRequest request, @Nullable Throwable cause) {
        LOG.warn(
                "The API server gave no answer to {} {}",
                request.head().method(),
                request.head().path(),
                cause);
        return new IOException("the API server gave no answer", cause);
    }

    /** The header fields of a request with the gateway's own credentials. May block. */
    Headers credentials(RequestHead head) throws IOException {
        Headers headers = head.headers().without("Host"::equalsIgnoreCase);
        return address.token()
                .token()
                .map(token -> headers.with("Authorization", "Bearer " + token))
                .orElse(headers);
    }

    private Future<UpstreamResponse> exchange(UpstreamRequest request, Headers headers) {
        return client.request(
                        address.request(request.head().method(), request.head().target())
                                .setTimeout(DEADLINE.toMillis()))
                .compose(outgoing -> {
                    HeaderFields.write(headers, outgoing.headers());
                    return outgoing.send(Buffer.buffer(request.body()));
                })
                .compose(ApiServerClient::read);
    }

    private static Future<UpstreamResponse> read(HttpClientResponse response) {
        Promise<UpstreamResponse> promise = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            body.appendBuffer(part);
            if (body.length() > ANSWER_LIMIT) {
                promise.tryFail("the API server's answer has more than " + ANSWER_LIMIT + " bytes");
                response.request().reset();
            }
        });
        response.exceptionHandler(promise::tryFail);
        response.endHandler(end -> promise.tryComplete(
                new UpstreamResponse(response.statusCode(), HeaderFields.read(response.headers()), body.getBytes())));
        return promise.future();
    }
}
