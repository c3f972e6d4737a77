package dev.wasmk8s.gateway.internal.answer;

import dev.wasmk8s.admission.Status;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.GatewayResponse;

/** Ends a request with an answer, from wherever it is noticed that it cannot go on. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient GatewayResponse response;
    private final Outcome outcome;

    /** Ends with any answer. */
    public Refusal(Outcome outcome, GatewayResponse response, String message) {
        super(message, null, false, false);
        this.outcome = outcome;
        this.response = response;
    }

    /** Ends with a Status. */
    public Refusal(Outcome outcome, Status status) {
        this(outcome, StatusResponse.of(status), status.message());
    }

    /** How the request ended. */
    public Outcome outcome() {
        return outcome;
    }

    /** What the client is sent. */
    public GatewayResponse response() {
        return response;
    }
}
