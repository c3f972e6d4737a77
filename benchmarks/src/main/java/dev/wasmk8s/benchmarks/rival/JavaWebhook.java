package dev.wasmk8s.benchmarks.rival;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The rule as a webhook in Java: the JDK's HTTPS server in a process of its own, and the JDK's HTTP client, with the
 * connection kept alive.
 */
final class JavaWebhook implements Subject {
    private static final char[] PASSWORD = "benchmark".toCharArray();
    private final String uid;
    private final Process server;
    private final HttpClient client;
    private final HttpRequest request;

    JavaWebhook(byte[] review) throws Exception {
        uid = PlainJava.uidOf(review);
        Path directory = Files.createTempDirectory("webhook");
        Path keys = directory.resolve("keys.p12");
        generateKeys(keys);
        server = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        // Without it, the server waits 40 ms for each acknowledgement.
                        "-Dsun.net.httpserver.nodelay=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JavaWebhook.class.getName(),
                        keys.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String port =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8)).readLine();
        client = HttpClient.newBuilder().sslContext(context(keys)).build();
        request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/validate"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(review))
                .build();
    }

    @Override
    public Call newCall() {
        return () -> PlainJava.check(
                client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body(), uid);
    }

    @Override
    public String name() {
        return "java-webhook";
    }

    @Override
    public String state() {
        return "-";
    }

    @Override
    public String version() {
        return "JDK HttpsServer and HttpClient";
    }

    @Override
    public void close() {
        server.destroy();
    }

    /** The server's process: prints its port and serves until it is stopped. */
    public static void main(String[] args) throws Exception {
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(context(Path.of(args[0]))));
        https.setExecutor(Executors.newCachedThreadPool());
        https.createContext("/validate", exchange -> {
            byte[] answer = PlainJava.answer(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        https.start();
        System.out.println(https.getAddress().getPort());
        System.out.flush();
        // Ends with the process that started it.
        while (System.in.read() >= 0) {}
        https.stop(0);
        System.exit(0);
    }

    private static void generateKeys(Path keys) throws IOException, InterruptedException {
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "webhook",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("keytool ended with code " + code);
        }
    }

    private static SSLContext context(Path keys) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("webhook", store.getCertificate("webhook"));
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
