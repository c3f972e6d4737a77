package dev.wasmk8s.fabric8.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** An API server that has namespaces and nothing else: list, watch and get. */
final class NamespaceServer implements AutoCloseable {
    private static final String ROOT = "/api/v1/namespaces";

    /** Those that are listed. */
    final Map<String, String> listed = new ConcurrentHashMap<>();
    /** Those that can be got alone. */
    final Map<String, String> hidden = new ConcurrentHashMap<>();
    /** The names that were asked for. */
    final List<String> asked = new CopyOnWriteArrayList<>();
    /** Whether lists and gets fail. */
    volatile boolean broken;

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    NamespaceServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    static String namespace(String name, int version, String environment) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"" + name
                + "\",\"resourceVersion\":\"" + version + "\",\"labels\":{\"env\":\"" + environment + "\"}}}";
    }

    void emit(String type, String namespace) {
        events.add("{\"type\":\"" + type + "\",\"object\":" + namespace + "}\n");
    }

    private void handle(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String path = exchange.getRequestURI().getPath();
        try {
            if (query.contains("watch=true")) {
                watch(exchange);
            } else if (broken) {
                answer(exchange, 500, "{\"kind\":\"Status\",\"code\":500}");
            } else if (path.equals(ROOT)) {
                answer(exchange, 200, list());
            } else {
                get(exchange, path.substring(ROOT.length() + 1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private String list() {
        return "{\"apiVersion\":\"v1\",\"kind\":\"NamespaceList\",\"metadata\":{\"resourceVersion\":\"10\"},\"items\":["
                + String.join(",", listed.values()) + "]}";
    }

    private void get(HttpExchange exchange, String name) throws IOException {
        asked.add(name);
        String found = hidden.get(name);
        answer(exchange, found == null ? 404 : 200, found == null ? "{\"kind\":\"Status\",\"code\":404}" : found);
    }

    private void watch(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        body.flush();
        while (true) {
            body.write(events.take().getBytes(StandardCharsets.UTF_8));
            body.flush();
        }
    }

    private static void answer(HttpExchange exchange, int code, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
