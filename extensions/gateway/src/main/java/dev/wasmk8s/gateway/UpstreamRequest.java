package dev.wasmk8s.gateway;

import java.util.Objects;

/**
 * A request for the API server behind the gateway.
 *
 * @param head method, target and header fields, impersonation included; {@code Content-Length} is for the sender to set
 * @param body the body; empty if there is none. Shared, not to be changed.
 */
@SuppressWarnings("ArrayRecordComponent") // A body is handed on once and never compared.
public record UpstreamRequest(RequestHead head, byte[] body) {
    /** Checks that nothing is null. */
    public UpstreamRequest {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(body, "body");
    }

    /** Tells the head and the size of the body. */
    @Override
    public String toString() {
        return head + ", " + body.length + " bytes";
    }
}
