package dev.wasmk8s.examples.apiserver.embedded.http;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiRequest;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Reads HTTP requests as a whole. Stateless. */
final class RequestReader {
    private static final int BODY_LIMIT = 3 * 1024 * 1024;
    private static final String EXTRA = "impersonate-extra-";

    private RequestReader() {}

    /** Reads a request; fails with an {@link ApiException} if it is too large or makes no sense. */
    static Future<ApiRequest> read(HttpServerRequest request) {
        Promise<ApiRequest> promise = Promise.promise();
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() > BODY_LIMIT) {
                promise.tryFail(ApiException.tooLarge(BODY_LIMIT));
            } else {
                body.appendBuffer(part);
            }
        });
        request.exceptionHandler(promise::tryFail);
        request.endHandler(end -> {
            try {
                promise.tryComplete(read(request, body.getBytes()));
            } catch (IllegalArgumentException e) {
                promise.tryFail(ApiException.badRequest("the request cannot be decoded: " + e.getMessage()));
            }
        });
        return promise.future();
    }

    private static ApiRequest read(HttpServerRequest request, byte[] body) {
        MultiMap headers = request.headers();
        String method = request.method().name();
        return new ApiRequest(
                method.equals("HEAD") ? "GET" : method,
                segments(Objects.requireNonNullElse(request.path(), "/")),
                query(request.params()),
                headers.getAll("Accept"),
                mediaType(header(headers, "Content-Type", "")),
                header(headers, "User-Agent", ""),
                user(headers),
                body);
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(decode(segment));
            }
        }
        return List.copyOf(segments);
    }

    /** Unlike in a form, a plus sign in a path is a plus sign. */
    private static String decode(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Map<String, List<String>> query(MultiMap parameters) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        parameters.names().forEach(name -> query.put(name, List.copyOf(parameters.getAll(name))));
        return query;
    }

    private static String header(MultiMap headers, String name, String missing) {
        return Objects.requireNonNullElse(headers.get(name), missing);
    }

    private static String mediaType(String header) {
        int parameters = header.indexOf(';');
        String type = parameters < 0 ? header : header.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT);
    }

    private static UserInfo user(MultiMap headers) {
        String name = header(headers, "Impersonate-User", "system:gateway");
        String uid = header(headers, "Impersonate-Uid", "");
        Map<String, List<String>> extra = new LinkedHashMap<>();
        for (String header : headers.names()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(EXTRA)) {
                extra.put(decode(lower.substring(EXTRA.length())), headers.getAll(header));
            }
        }
        return new UserInfo(name, uid, headers.getAll("Impersonate-Group"), extra);
    }
}
