package dev.wasmk8s.examples.apiserver;

import dev.wasmk8s.examples.apiserver.access.AccessControls;
import dev.wasmk8s.examples.apiserver.access.AccessReviews;
import dev.wasmk8s.examples.apiserver.embedded.EmbeddedApiServer;
import dev.wasmk8s.examples.apiserver.proxy.ApiServerAddress;
import dev.wasmk8s.examples.apiserver.proxy.GatewayServer;
import dev.wasmk8s.examples.apiserver.tls.Kubeconfig;
import dev.wasmk8s.examples.apiserver.tls.ServerCertificate;
import dev.wasmk8s.examples.apiserver.tls.StateDirectory;
import dev.wasmk8s.gateway.Gateway;
import dev.wasmk8s.runtime.AccessControl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A gateway and all that belongs to it, from start to close. Thread-safe. */
public final class RunningGateway implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Vertx vertx;
    private final Settings settings;
    private @Nullable EmbeddedApiServer embedded;
    private @Nullable GatewayServer server;
    private @Nullable ServerCertificate certificate;
    private @Nullable StateDirectory state;
    private @Nullable Path kubeconfig;

    private RunningGateway(Settings settings) {
        this.settings = settings;
        FileSystemOptions files =
                new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);
        vertx = Vertx.vertx(new VertxOptions().setFileSystemOptions(files));
        closeLater(() -> await(vertx.close()));
    }

    /**
     * Starts everything. Blocks while modules are compiled.
     *
     * @throws dev.wasmk8s.runtime.InvalidConfigurationException if the configuration is wrong
     * @throws IOException if a file cannot be read or written, or the port is taken
     */
    public static RunningGateway start(Settings settings) throws IOException {
        RunningGateway gateway = new RunningGateway(settings);
        try {
            gateway.start();
            return gateway;
        } catch (IOException | RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    private void start() throws IOException {
        AccessControl control = settings.config()
                .map(file -> settings.watch() ? AccessControls.watch(file) : AccessControls.load(file))
                .orElseGet(AccessControls::magic);
        closeLater(control);
        StateDirectory directory = settings.stateDirectory().isPresent()
                ? StateDirectory.at(settings.stateDirectory().get())
                : StateDirectory.temporary();
        closeLater(directory);
        ServerCertificate identity = directory.certificate(Clock.systemUTC().instant(), settings.host());
        ApiServerAddress apiServer =
                settings.apiServer().isPresent() ? settings.apiServer().get() : startEmbedded(control);
        Gateway gateway = Gateway.builder()
                .authenticator(control.authenticator())
                .authorizer(control.authorizer())
                .admitter(control.admitter())
                .listener(settings.listener())
                .build();
        GatewayServer started = await(GatewayServer.start(vertx, gateway, apiServer, listening(identity)));
        closeLater(() -> await(started.close()));
        state = directory;
        certificate = identity;
        server = started;
        String token = settings.config().isPresent() ? "" : "magic-token";
        kubeconfig = directory.writeKubeconfig(Kubeconfig.of(uri().toString(), identity.authority(), token));
    }

    private GatewayServer.Listening listening(ServerCertificate identity) {
        return new GatewayServer.Listening(
                settings.host(), settings.port(), identity.certificate(), identity.key(), settings.workers());
    }

    private ApiServerAddress startEmbedded(AccessControl control) throws IOException {
        EmbeddedApiServer started =
                await(EmbeddedApiServer.start(vertx, Clock.systemUTC(), new AccessReviews(control)));
        closeLater(() -> await(started.close()));
        embedded = started;
        return new ApiServerAddress(
                started.uri(), Optional.empty(), Optional.empty(), true, () -> Optional.of(started.credential()));
    }

    /** Where it serves. */
    public URI uri() {
        return URI.create("https://" + settings.host() + ":" + running(server).port());
    }

    /** The certificate of the authority that clients have to trust, PEM; not to be changed. */
    public byte[] authority() {
        return running(certificate).authority();
    }

    /** The same as a file. */
    public Path authorityFile() {
        return running(state).authority();
    }

    /** A kubeconfig for it. */
    public Path kubeconfig() {
        return running(kubeconfig);
    }

    /** The embedded API server, if there is one. */
    public Optional<EmbeddedApiServer> embedded() {
        return Optional.ofNullable(embedded);
    }

    private static <T> T running(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the gateway is not running");
        }
        return part;
    }

    /** Stops everything, the last started first. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.removeLast().close();
            } catch (Exception e) {
                // The others are closed nonetheless; there is nobody left to tell.
            }
        }
    }

    private void closeLater(AutoCloseable part) {
        parts.addLast(part);
    }

    private static <T> T await(Future<T> future) throws IOException {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
