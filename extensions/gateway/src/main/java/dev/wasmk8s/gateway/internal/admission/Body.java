package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.internal.answer.ApiStatus;
import dev.wasmk8s.gateway.internal.answer.Refusal;
import dev.wasmk8s.gateway.internal.json.Json;
import dev.wasmk8s.gateway.internal.json.MalformedJsonException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of a request that is to be admitted. It must be JSON, so that modules can read it too. */
final class Body {
    static final String JSON = "application/json";

    private Body() {}

    /** The object in a body that is JSON by its media type, or has none. */
    static ObjectNode json(WriteRequest request, byte[] body) {
        String mediaType = request.mediaType();
        requireType(request, mediaType.isEmpty() || mediaType.equalsIgnoreCase(JSON), List.of(JSON));
        return object(body, "object");
    }

    /**
     * Requires a media type that can be admitted, and no content coding.
     *
     * @param accepted whether it is one
     * @param types which can be, for the message
     */
    static void requireType(WriteRequest request, boolean accepted, List<String> types) {
        if (!accepted) {
            throw unsupported("the body of the request is " + describe(request.mediaType())
                    + ", which this gateway cannot admit - accepted media types include: "
                    + String.join(", ", types));
        }
        String coding = request.head().headers().first("Content-Encoding").orElse("identity");
        if (!coding.equalsIgnoreCase("identity")) {
            throw unsupported("the body of the request has a content coding, which this gateway cannot admit");
        }
    }

    /**
     * Reads an object.
     *
     * @param what what it is, for the message
     */
    static ObjectNode object(byte[] body, String what) {
        try {
            return Json.readObject(body);
        } catch (MalformedJsonException e) {
            throw new Refusal(
                    Outcome.REFUSED,
                    ApiStatus.badRequest("the " + what + " provided cannot be read: " + e.getMessage()));
        }
    }

    static Refusal unsupported(String message) {
        return new Refusal(Outcome.REFUSED, ApiStatus.unsupportedMediaType(message));
    }

    private static String describe(String mediaType) {
        return mediaType.isEmpty() ? "of an unknown format" : mediaType;
    }
}
