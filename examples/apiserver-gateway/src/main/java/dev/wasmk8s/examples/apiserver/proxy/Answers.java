package dev.wasmk8s.examples.apiserver.proxy;

import dev.wasmk8s.gateway.GatewayResponse;
import dev.wasmk8s.gateway.Headers;
import java.nio.charset.StandardCharsets;

/** What the server itself has to say to clients, as {@code Status} objects. */
final class Answers {
    private static final Headers JSON = Headers.of("Content-Type", "application/json");

    /** More requests at once than can be decided; the same as in the API server. */
    static final GatewayResponse TOO_MANY_REQUESTS = new GatewayResponse(
            429,
            JSON.plus("Retry-After", "1"),
            status(429, "TooManyRequests", "Too many requests, please try again later."));

    /** The API server cannot be reached, or does not answer. */
    static final GatewayResponse UNAVAILABLE = new GatewayResponse(
            503, JSON, status(503, "ServiceUnavailable", "the gateway got no answer from the API server"));

    /** The client did not send its body in time. */
    static final GatewayResponse TIMEOUT =
            new GatewayResponse(408, JSON, status(408, "Timeout", "the body of the request did not arrive in time"));

    private Answers() {}

    private static byte[] status(int code, String reason, String message) {
        String json = "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\""
                + message + "\",\"reason\":\"" + reason + "\",\"code\":" + code + "}";
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
