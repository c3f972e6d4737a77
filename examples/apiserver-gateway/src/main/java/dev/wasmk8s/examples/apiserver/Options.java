package dev.wasmk8s.examples.apiserver;

import dev.wasmk8s.examples.apiserver.proxy.ApiServerAddress;
import dev.wasmk8s.examples.apiserver.proxy.ApiServerAddress.ClientCertificate;
import dev.wasmk8s.examples.apiserver.proxy.ApiServerAddress.TokenSource;
import dev.wasmk8s.examples.apiserver.proxy.TokenFile;
import dev.wasmk8s.gateway.GatewayListener;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The command line's options. */
final class Options {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "An AccessControlConfiguration. Default: the four magic modules.")
    @Nullable
    Path config;

    @Option(
            names = "--watch",
            description =
                    "Load the configuration and the modules that it names anew when they change. What is broken is"
                            + " told in the log, and the last good version goes on deciding.")
    boolean watch;

    @Option(
            names = "--upstream",
            paramLabel = "URL",
            description = "The API server behind the gateway. Default: an embedded one, in memory.")
    @Nullable
    URI upstream;

    @Option(
            names = "--upstream-ca",
            paramLabel = "FILE",
            description = "PEM certificates to trust. Default: those that Java trusts.")
    @Nullable
    Path upstreamCa;

    @Option(
            names = "--upstream-token-file",
            paramLabel = "FILE",
            description = "The gateway's own bearer token; it needs the right to impersonate.")
    @Nullable
    Path upstreamTokenFile;

    @Option(
            names = "--upstream-client-certificate",
            paramLabel = "FILE",
            description = "The gateway's own client certificate, PEM.")
    @Nullable
    Path upstreamClientCertificate;

    @Option(names = "--upstream-client-key", paramLabel = "FILE", description = "Its private key, PEM.")
    @Nullable
    Path upstreamClientKey;

    @Option(
            names = "--upstream-insecure-skip-tls-verify",
            description = "Do not check the certificate of the API server. Whoever is between can read and change all.")
    boolean upstreamInsecure;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "The address to serve on. Default: 127.0.0.1.")
    String host = "127.0.0.1";

    @Option(names = "--port", defaultValue = "8443", description = "The port; 0 for a free one. Default: 8443.")
    int port;

    @Option(
            names = "--state-dir",
            paramLabel = "DIRECTORY",
            description = "Where certificate, key and kubeconfig are kept. Default: a temporary directory.")
    @Nullable
    Path stateDir;

    @Option(
            names = "--workers",
            paramLabel = "NUMBER",
            description = "How many decisions may run at once. Default: two for each processor, and at least 8.")
    int workers = Settings.defaultWorkers();

    @Option(
            names = "--demo",
            description = "Make requests to itself, show each decision, and exit: 0 if all were decided as expected.")
    boolean demo;

    /** What is wrong with the options taken together, all of it. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (port < 0 || port > 65535) {
            problems.add("--port must be between 0 and 65535, but is " + port);
        }
        if (workers < 1) {
            problems.add("--workers must be at least 1, but is " + workers);
        }
        if (demo && (config != null || upstream != null)) {
            problems.add(
                    "--demo shows the magic modules on the embedded API server: leave out --config and --upstream");
        }
        if ((upstreamClientCertificate == null) != (upstreamClientKey == null)) {
            problems.add("--upstream-client-certificate and --upstream-client-key need each other");
        }
        if (watch && config == null) {
            problems.add("--watch needs --config: the magic modules do not change");
        }
        upstreamProblem().ifPresent(problems::add);
        Stream.of(upstreamCa, upstreamTokenFile, upstreamClientCertificate, upstreamClientKey)
                .flatMap(Stream::ofNullable)
                .filter(file -> !Files.isReadable(file))
                .forEach(file -> problems.add("file " + file + " does not exist or cannot be read"));
        return problems;
    }

    private Optional<String> upstreamProblem() {
        if (upstream == null) {
            boolean useless = upstreamInsecure
                    || Stream.of(upstreamCa, upstreamTokenFile, upstreamClientCertificate, upstreamClientKey)
                            .anyMatch(file -> file != null);
            return useless ? Optional.of("the --upstream-... options need --upstream") : Optional.empty();
        }
        String host = upstream.getHost();
        String path = upstream.getPath();
        boolean hasMore = upstream.getRawQuery() != null || !(path == null || path.isEmpty() || path.equals("/"));
        if (host == null || hasMore || upstream.getUserInfo() != null) {
            return Optional.of("--upstream must be a URL such as https://host:6443, but is " + upstream);
        }
        return switch (String.valueOf(upstream.getScheme())) {
            case "https" -> Optional.empty();
            case "http" ->
                LOOPBACK.contains(host)
                        ? Optional.empty()
                        : Optional.of(
                                "--upstream must be https: tokens and objects would be readable on the way to " + host);
            default -> Optional.of("--upstream must begin with https://, but is " + upstream);
        };
    }

    /** The settings that the options amount to. */
    Settings settings(GatewayListener listener) {
        return new Settings(
                Optional.ofNullable(config),
                watch,
                Optional.ofNullable(upstream).map(this::apiServer),
                host,
                port,
                Optional.ofNullable(stateDir),
                workers,
                listener);
    }

    private ApiServerAddress apiServer(URI uri) {
        TokenSource token =
                upstreamTokenFile == null ? Optional::empty : new TokenFile(upstreamTokenFile, Clock.systemUTC());
        Optional<ClientCertificate> certificate = upstreamClientCertificate == null || upstreamClientKey == null
                ? Optional.empty()
                : Optional.of(new ClientCertificate(upstreamClientCertificate, upstreamClientKey));
        return new ApiServerAddress(uri, Optional.ofNullable(upstreamCa), certificate, !upstreamInsecure, token);
    }
}
