package dev.wasmk8s.examples.apiserver.proxy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads the body of a request that is to be admitted: so much of it and no more, and not for ever. */
final class RequestBody {
    private static final long DEADLINE_MILLIS = TimeUnit.SECONDS.toMillis(60);

    private RequestBody() {}

    /**
     * Reads a paused request to its end.
     *
     * @return the body; absent if it has more bytes than the limit
     */
    static Future<Optional<byte[]>> read(Vertx vertx, HttpServerRequest request, int limit) {
        Promise<Optional<byte[]>> promise = Promise.promise();
        Buffer body = Buffer.buffer();
        long timer = vertx.setTimer(
                DEADLINE_MILLIS, late -> promise.tryFail(new TimeoutException("the body did not arrive in time")));
        request.handler(part -> {
            if (body.length() + part.length() > limit) {
                promise.tryComplete(Optional.empty());
            } else {
                body.appendBuffer(part);
            }
        });
        request.exceptionHandler(promise::tryFail);
        request.endHandler(end -> promise.tryComplete(Optional.of(body.getBytes())));
        request.resume();
        return promise.future().onComplete(done -> vertx.cancelTimer(timer));
    }
}
