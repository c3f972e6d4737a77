package dev.wasmk8s.examples.apiserver;

import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A plain HTTP client of an API server, for tests. */
public final class HttpApi {
    public static final String JSON = "application/json";
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final HttpClient client;
    private final URI server;
    private final String token;

    public HttpApi(HttpClient client, URI server, String token) {
        this.client = client;
        this.server = server;
        this.token = token;
    }

    /** What a server answered. */
    public record Answer(int code, String body, HttpResponse<?> response) {
        public JsonNode json() {
            return Json.parse(body);
        }

        public String message() {
            return json().path("message").asString("");
        }

        public List<String> warnings() {
            return response.headers().allValues("Warning");
        }
    }

    public Answer get(String target, String... headers) throws IOException, InterruptedException {
        return send("GET", target, "", "", headers);
    }

    public Answer delete(String target) throws IOException, InterruptedException {
        return send("DELETE", target, "", "");
    }

    public Answer post(String target, String body) throws IOException, InterruptedException {
        return send("POST", target, JSON, body);
    }

    public Answer put(String target, String body) throws IOException, InterruptedException {
        return send("PUT", target, JSON, body);
    }

    /** A patch of the type {@code json}, {@code merge}, {@code strategic-merge} or {@code apply}. */
    public Answer patch(String target, String type, String body) throws IOException, InterruptedException {
        String suffix = type.equals("apply") ? "yaml" : "json";
        return send("PATCH", target, "application/" + type + "-patch+" + suffix, body);
    }

    public Answer send(String method, String target, String mediaType, String body, String... headers)
            throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(request(method, target, mediaType, body, headers), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response);
    }

    /** Begins to watch; the answer has begun when this returns. */
    public Watch watch(String target, String... headers) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response =
                client.send(request("GET", target, "", "", headers), HttpResponse.BodyHandlers.ofLines());
        return new Watch(response);
    }

    private HttpRequest request(String method, String target, String mediaType, String body, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(server + target))
                .timeout(DEADLINE)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            builder.header("Authorization", "Bearer " + token);
        }
        if (!mediaType.isEmpty()) {
            builder.header("Content-Type", mediaType);
        }
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return builder.build();
    }

    /** The events of a watch, as they come. */
    public static final class Watch implements AutoCloseable {
        private static final String END = "";

        private final HttpResponse<Stream<String>> response;
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        private Watch(HttpResponse<Stream<String>> response) {
            this.response = response;
            Thread reader = new Thread(this::read, "watch");
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try {
                response.body().forEach(lines::add);
            } catch (RuntimeException e) {
                // The stream was cut off.
            } finally {
                lines.add(END);
            }
        }

        public int code() {
            return response.statusCode();
        }

        /** The next event; fails if there is none in time. */
        public JsonNode next() throws InterruptedException {
            String line = lines.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            if (line == null || line.isEmpty()) {
                throw new AssertionError(line == null ? "no event came" : "the watch has ended");
            }
            return Json.parse(line);
        }

        /** Type and name of the next event, such as {@code ADDED a}. */
        public String nextName() throws InterruptedException {
            JsonNode event = next();
            return event.path("type").asString() + " "
                    + event.at("/object/metadata/name").asString("");
        }

        /** Waits for the end of the watch; events until then are dropped. */
        public void awaitEnd() throws InterruptedException {
            String line = lines.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            while (line != null && !line.isEmpty()) {
                line = lines.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
            }
            if (line == null) {
                throw new AssertionError("the watch did not end");
            }
        }

        @Override
        public void close() {
            response.body().close();
        }
    }
}
