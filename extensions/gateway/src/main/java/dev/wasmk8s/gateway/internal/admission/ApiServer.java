package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.GatewayResponse;
import dev.wasmk8s.gateway.Headers;
import dev.wasmk8s.gateway.RequestHead;
import dev.wasmk8s.gateway.Upstream;
import dev.wasmk8s.gateway.UpstreamRequest;
import dev.wasmk8s.gateway.UpstreamResponse;
import dev.wasmk8s.gateway.internal.answer.ApiStatus;
import dev.wasmk8s.gateway.internal.answer.Refusal;
import dev.wasmk8s.gateway.internal.json.Json;
import dev.wasmk8s.gateway.internal.json.MalformedJsonException;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API server, asked as the user of one request. What it warns of in answer to the gateway's questions is passed on
 * with the last answer. Not thread-safe.
 */
final class ApiServer {
    /** Fields of the client's connection or body, which are set anew where they are needed. */
    private static final Set<String> NOT_SENT = Set.of(
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final Set<String> NOT_RELAYED = Set.of(
            "connection",
            "content-length",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "warning");

    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int CONFLICT = 409;

    private static final byte[] NO_BODY = {};

    private final Upstream upstream;
    private final Headers headers;
    private final Set<String> warnings = new LinkedHashSet<>();

    ApiServer(Upstream upstream, RequestHead head) {
        this.upstream = upstream;
        headers = head.headers().without(name -> NOT_SENT.contains(name.toLowerCase(Locale.ROOT)));
    }

    /** Reads something as JSON. */
    UpstreamResponse get(String path, String query) {
        return ask("GET", path, query, "", NO_BODY);
    }

    /**
     * Asks something whose answer the gateway itself reads.
     *
     * @param mediaType of the body; empty if there is none
     */
    UpstreamResponse ask(String method, String path, String query, String mediaType, byte[] body) {
        UpstreamResponse response = call(
                new RequestHead(method, path, query, withMediaType(mediaType).with("Accept", "application/json")),
                body);
        warnings.addAll(response.headers().all("Warning"));
        return response;
    }

    /**
     * Does something whose answer is for the client.
     *
     * @param mediaType of the body; empty if there is none
     */
    GatewayResponse perform(String method, String path, String query, String mediaType, byte[] body) {
        return relay(call(new RequestHead(method, path, query, withMediaType(mediaType)), body));
    }

    /** An answer of the API server for the client. */
    GatewayResponse relay(UpstreamResponse response) {
        Headers relayed = response.headers().without(name -> NOT_RELAYED.contains(name.toLowerCase(Locale.ROOT)));
        warnings.addAll(response.headers().all("Warning"));
        for (String warning : warnings) {
            relayed = relayed.plus("Warning", warning);
        }
        return new GatewayResponse(response.status(), relayed, response.body());
    }

    static boolean isGood(UpstreamResponse response) {
        return response.status() / 100 == 2;
    }

    /** The object of a good answer; another answer ends the request and is passed on. */
    ObjectNode object(UpstreamResponse response) {
        if (!isGood(response)) {
            throw new Refusal(Outcome.UPSTREAM_REFUSED, relay(response), "the API server refused");
        }
        try {
            return Json.readObject(response.body());
        } catch (MalformedJsonException e) {
            throw new Refusal(
                    Outcome.FAILED,
                    ApiStatus.internalError("the API server's answer cannot be read: " + e.getMessage()));
        }
    }

    private Headers withMediaType(String mediaType) {
        return mediaType.isEmpty() ? headers : headers.plus("Content-Type", mediaType);
    }

    private UpstreamResponse call(RequestHead request, byte[] body) {
        try {
            return upstream.send(new UpstreamRequest(request, body));
        } catch (IOException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static Refusal unavailable() {
        return new Refusal(Outcome.FAILED, ApiStatus.unavailable("the gateway got no answer from the API server"));
    }
}
