package dev.wasmk8s.gateway;

import java.util.Objects;

/**
 * What the client is to be sent.
 *
 * @param status the HTTP code
 * @param headers the header fields, without those of the connection; {@code Content-Length} is for the sender to set.
 *     Values may hold any Unicode text and go out as UTF-8.
 * @param body the body; empty if there is none. Shared, not to be changed. A server leaves it out for HEAD.
 */
@SuppressWarnings("ArrayRecordComponent") // A body is handed on once and never compared.
public record GatewayResponse(int status, Headers headers, byte[] body) {
    /** Checks that nothing is null. */
    public GatewayResponse {
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(body, "body");
    }

    /** Tells the code and the size of the body. */
    @Override
    public String toString() {
        return status + ", " + body.length + " bytes";
    }
}
