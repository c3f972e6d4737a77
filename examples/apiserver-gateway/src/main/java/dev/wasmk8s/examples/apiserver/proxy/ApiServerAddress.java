package dev.wasmk8s.examples.apiserver.proxy;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the API server is, and how the gateway proves who it is itself. Immutable.
 *
 * @param uri {@code http} or {@code https}, without path
 * @param certificateAuthority PEM certificates to trust; absent for those that Java trusts
 * @param clientCertificate PEM files of the gateway's own certificate; absent if it has none
 * @param verify whether the API server's certificate is checked
 * @param token the gateway's own bearer token
 */
public record ApiServerAddress(
        URI uri,
        Optional<Path> certificateAuthority,
        Optional<ClientCertificate> clientCertificate,
        boolean verify,
        TokenSource token) {
    /**
     * A certificate and its key, as PEM files.
     *
     * @param certificate the certificate, perhaps with others of its chain
     * @param key the private key
     */
    public record ClientCertificate(Path certificate, Path key) {}

    /** Where the gateway's own bearer token comes from. Implementations are thread-safe. */
    @FunctionalInterface
    public interface TokenSource {
        /**
         * The token of now; absent if there is none. May block.
         *
         * @throws IOException if it cannot be read
         */
        Optional<String> token() throws IOException;
    }

    /** Options of a client for this API server. */
    HttpClientOptions clientOptions() {
        HttpClientOptions options = new HttpClientOptions()
                .setDefaultHost(uri.getHost())
                .setDefaultPort(port())
                .setConnectTimeout(10_000)
                .setMaxHeaderSize(GatewayServer.MAX_HEADER_BYTES)
                .setSsl(isTls())
                .setTrustAll(!verify)
                .setVerifyHost(verify);
        if (verify) {
            certificateAuthority.ifPresent(
                    file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        }
        clientCertificate.ifPresent(pair -> options.setKeyCertOptions(new PemKeyCertOptions()
                .addCertPath(pair.certificate().toString())
                .addKeyPath(pair.key().toString())));
        return options;
    }

    /** Options of one request. */
    RequestOptions request(String method, String target) {
        return new RequestOptions()
                .setMethod(HttpMethod.valueOf(method))
                .setHost(uri.getHost())
                .setPort(port())
                .setSsl(isTls())
                .setURI(target);
    }

    private boolean isTls() {
        return "https".equals(uri.getScheme());
    }

    private int port() {
        if (uri.getPort() > 0) {
            return uri.getPort();
        }
        return isTls() ? 443 : 80;
    }
}
