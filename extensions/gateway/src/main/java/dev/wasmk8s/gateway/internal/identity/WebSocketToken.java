package dev.wasmk8s.gateway.internal.identity;

import dev.wasmk8s.gateway.Headers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The bearer token that a browser sends as a WebSocket subprotocol, since it cannot set other headers: {@code
 * base64url.bearer.authorization.k8s.io.TOKEN}, the token in base64url without padding, beside at least one other
 * subprotocol.
 *
 * @param token the token; absent if there is none, or none that can be read
 * @param protocols the other subprotocols, which alone may be sent on
 */
record WebSocketToken(Optional<String> token, List<String> protocols) {
    static final String HEADER = "Sec-WebSocket-Protocol";

    private static final String PREFIX = "base64url.bearer.authorization.k8s.io.";

    /** Reads the subprotocols. */
    static WebSocketToken of(Headers headers) {
        List<String> tokens = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String field : headers.all(HEADER)) {
            for (String protocol : field.split(",", -1)) {
                String name = protocol.strip();
                if (name.startsWith(PREFIX)) {
                    tokens.add(name.substring(PREFIX.length()));
                } else {
                    others.add(name);
                }
            }
        }
        boolean usable = tokens.size() == 1 && !others.isEmpty() && isWebSocket(headers);
        return new WebSocketToken(usable ? decode(tokens.get(0)) : Optional.empty(), List.copyOf(others));
    }

    private static boolean isWebSocket(Headers headers) {
        return ConnectionUpgrade.isRequested(headers)
                && headers.first("Upgrade").orElse("").equalsIgnoreCase("websocket");
    }

    private static Optional<String> decode(String encoded) {
        try {
            // Java's decoder takes padding, which is not allowed here.
            byte[] token = encoded.indexOf('=') < 0 ? Base64.getUrlDecoder().decode(encoded) : new byte[0];
            return Optional.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(token))
                            .toString())
                    .filter(text -> !text.isEmpty());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Hides the token. */
    @Override
    public String toString() {
        return "WebSocketToken" + protocols;
    }
}
