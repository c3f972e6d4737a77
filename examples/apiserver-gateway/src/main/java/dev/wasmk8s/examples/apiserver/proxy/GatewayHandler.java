package dev.wasmk8s.examples.apiserver.proxy;

import dev.wasmk8s.gateway.Gateway;
import dev.wasmk8s.gateway.GatewayResponse;
import dev.wasmk8s.gateway.GatewayStep;
import dev.wasmk8s.gateway.Headers;
import dev.wasmk8s.gateway.RequestHead;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does with each request what the gateway says. Decisions block, so they run on workers; everything else runs on the
 * event loop of the connection.
 */
final class GatewayHandler implements Handler<HttpServerRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayHandler.class);

    private final Vertx vertx;
    private final WorkerExecutor workers;
    private final Gateway gateway;
    private final ApiServerClient apiServer;
    private final Forwarder forwarder;
    private final int limit;
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * Prepares a handler.
     *
     * @param limit how many decisions may run or wait for a worker; requests beyond are told to come back
     */
    GatewayHandler(
            Vertx vertx,
            WorkerExecutor workers,
            int limit,
            Gateway gateway,
            ApiServerClient apiServer,
            Forwarder forwarder) {
        this.vertx = vertx;
        this.workers = workers;
        this.limit = limit;
        this.gateway = gateway;
        this.apiServer = apiServer;
        this.forwarder = forwarder;
    }

    /** What the gateway says of a request, and what to send if it is to be forwarded. */
    private record Decided(GatewayStep step, Headers outgoing) {}

    @Override
    public void handle(HttpServerRequest request) {
        if (underWay.get() >= limit) {
            send(request, Answers.TOO_MANY_REQUESTS);
            return;
        }
        request.pause();
        RequestHead head = RequestHead.of(request.method().name(), request.uri(), HeaderFields.read(request.headers()));
        blocking(() -> decide(head))
                .compose(decided -> follow(request, decided))
                .onFailure(failure -> fail(request, failure));
    }

    private <T> Future<T> blocking(Callable<T> work) {
        underWay.incrementAndGet();
        return workers.executeBlocking(work, false).onComplete(done -> underWay.decrementAndGet());
    }

    private Decided decide(RequestHead head) throws IOException {
        GatewayStep step = gateway.begin(head);
        Headers outgoing =
                step instanceof GatewayStep.Forward forward ? apiServer.credentials(forward.request()) : Headers.none();
        return new Decided(step, outgoing);
    }

    private Future<Void> follow(HttpServerRequest request, Decided decided) {
        if (decided.step() instanceof GatewayStep.Respond respond) {
            request.resume();
            return send(request, respond.response());
        }
        if (decided.step() instanceof GatewayStep.Admission admission) {
            return RequestBody.read(vertx, request, admission.maxBodyBytes())
                    .compose(body -> admit(admission, body))
                    .compose(response -> send(request, response));
        }
        GatewayStep.Forward forward = (GatewayStep.Forward) decided.step();
        if (forward.request().headers().contains("Upgrade")) {
            return forwarder.upgrade(request, forward, decided.outgoing());
        }
        forwarder.forward(request, forward, decided.outgoing());
        return Future.succeededFuture();
    }

    private Future<GatewayResponse> admit(GatewayStep.Admission admission, Optional<byte[]> body) {
        return body.isEmpty()
                ? Future.succeededFuture(admission.tooLarge())
                : blocking(() -> admission.decide(body.get(), apiServer));
    }

    private static Future<Void> send(HttpServerRequest request, GatewayResponse answer) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.headWritten()) {
            return Future.succeededFuture();
        }
        response.setStatusCode(answer.status());
        HeaderFields.write(answer.headers(), response.headers());
        return response.end(Buffer.buffer(answer.body()));
    }

    private static void fail(HttpServerRequest request, Throwable failure) {
        LOG.warn("{} {} failed: {}", request.method(), request.path(), failure.toString());
        request.resume();
        boolean slow = failure instanceof TimeoutException;
        send(request, slow ? Answers.TIMEOUT : Answers.UNAVAILABLE);
    }
}
