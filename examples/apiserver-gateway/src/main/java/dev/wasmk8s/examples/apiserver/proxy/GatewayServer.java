package dev.wasmk8s.examples.apiserver.proxy;

import dev.wasmk8s.gateway.Gateway;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.concurrent.TimeUnit;

/** The gateway as an HTTPS server, with HTTP/1.1 and HTTP/2. Thread-safe. */
public final class GatewayServer {
    /** Tokens travel in header fields and can be large. */
    static final int MAX_HEADER_BYTES = 64 * 1024;

    private static final int MAX_LINE_BYTES = 16 * 1024;
    private static final long LONGEST_DECISION_SECONDS = 120;
    /** How many decisions may wait for each worker. */
    private static final int WAITING_PER_WORKER = 32;

    private final HttpServer server;
    private final WorkerExecutor workers;

    private GatewayServer(HttpServer server, WorkerExecutor workers) {
        this.server = server;
        this.workers = workers;
    }

    /**
     * Where to listen, and as whom.
     *
     * @param host the address to bind to
     * @param port the port; 0 for a free one
     * @param certificate the certificate chain, PEM
     * @param key the private key, PEM; not to be changed
     * @param workers how many decisions may run at once
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Listening(String host, int port, byte[] certificate, byte[] key, int workers) {
        /** Tells all but the key. */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** Starts to serve. */
    public static Future<GatewayServer> start(
            Vertx vertx, Gateway gateway, ApiServerAddress apiServer, Listening listening) {
        WorkerExecutor workers = vertx.createSharedWorkerExecutor(
                "decisions", listening.workers(), LONGEST_DECISION_SECONDS, TimeUnit.SECONDS);
        GatewayHandler handler = new GatewayHandler(
                vertx,
                workers,
                listening.workers() * WAITING_PER_WORKER,
                gateway,
                new ApiServerClient(vertx, apiServer),
                new Forwarder(vertx, apiServer));
        return vertx.createHttpServer(options(listening))
                .requestHandler(handler)
                .listen()
                .map(server -> new GatewayServer(server, workers));
    }

    private static HttpServerOptions options(Listening listening) {
        return new HttpServerOptions()
                .setHost(listening.host())
                .setPort(listening.port())
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertValue(Buffer.buffer(listening.certificate()))
                        .addKeyValue(Buffer.buffer(listening.key())))
                .setHandle100ContinueAutomatically(true)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxInitialLineLength(MAX_LINE_BYTES)
                .setInitialSettings(new Http2Settings().setMaxHeaderListSize(MAX_HEADER_BYTES));
    }

    /** The port that it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Stops to serve, open watches included. */
    public Future<Void> close() {
        return server.close().eventually(workers::close);
    }
}
