package dev.wasmk8s.examples.apiserver.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A plain HTTPS client that trusts the gateway's certificate and nothing else. */
final class DemoClient {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final URI server;
    private final HttpClient client;

    DemoClient(URI server, byte[] authority) throws IOException {
        this.server = server;
        this.client = HttpClient.newBuilder()
                .sslContext(trusting(authority))
                .connectTimeout(DEADLINE)
                .build();
    }

    HttpResponse<String> send(DemoCase request) throws IOException, InterruptedException {
        return client.send(http(request), HttpResponse.BodyHandlers.ofString());
    }

    /** The lines of an answer that does not end, as they come. */
    HttpResponse<Stream<String>> stream(DemoCase request) throws IOException, InterruptedException {
        return client.send(http(request), HttpResponse.BodyHandlers.ofLines());
    }

    private HttpRequest http(DemoCase request) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(server.resolve(request.target())).timeout(DEADLINE);
        if (!request.token().isEmpty()) {
            builder.header("Authorization", "Bearer " + request.token());
        }
        if (request.body().isEmpty()) {
            return builder.method(request.method(), HttpRequest.BodyPublishers.noBody())
                    .build();
        }
        return builder.header("Content-Type", request.mediaType())
                .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()))
                .build();
    }

    private static SSLContext trusting(byte[] authority) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "authority",
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(authority)));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the gateway's certificate cannot be trusted", e);
        }
    }
}
