package dev.wasmk8s.gateway;

import java.util.Objects;

/**
 * What the API server behind the gateway answered.
 *
 * @param status the HTTP code
 * @param headers the header fields
 * @param body the whole body, decoded if the sender asked for a content coding; not to be changed afterwards
 */
@SuppressWarnings("ArrayRecordComponent") // A body is handed on once and never compared.
public record UpstreamResponse(int status, Headers headers, byte[] body) {
    /** Checks that nothing is null. */
    public UpstreamResponse {
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(body, "body");
    }

    /** Tells the code and the size of the body. */
    @Override
    public String toString() {
        return status + ", " + body.length + " bytes";
    }
}
