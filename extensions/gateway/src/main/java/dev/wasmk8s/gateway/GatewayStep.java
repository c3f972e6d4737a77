package dev.wasmk8s.gateway;

import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * What an embedder does next with a request whose head the gateway has seen.
 *
 * <ul>
 *   <li>{@link Respond}: send the answer; do not read the body.
 *   <li>{@link Forward}: send the request on and stream both bodies, in both directions after an upgrade.
 *   <li>{@link Admission}: read the body, up to its limit, and ask for the answer.
 * </ul>
 */
public sealed interface GatewayStep {
    /**
     * The gateway answers by itself.
     *
     * @param response the answer
     */
    record Respond(GatewayResponse response) implements GatewayStep {
        /** Checks that nothing is null. */
        public Respond {
            Objects.requireNonNull(response, "response");
        }
    }

    /**
     * The request is allowed as it is.
     *
     * @param request what to send: the client's head with the client's credentials taken off and the user put on as
     *     impersonation headers. Send exactly these header fields and the gateway's own credentials; {@code Host} and
     *     the fields of the connection (other than {@code Connection: Upgrade} with its {@code Upgrade}) are the
     *     embedder's.
     * @param responseHeaders to be added to the answer: warnings
     */
    record Forward(RequestHead request, Headers responseHeaders) implements GatewayStep {
        /** Checks that nothing is null. */
        public Forward {
            Objects.requireNonNull(request, "request");
            Objects.requireNonNull(responseHeaders, "responseHeaders");
        }
    }

    /** The user may do this if the object is admitted, for which the body is needed. */
    final class Admission implements GatewayStep {
        private final int maxBodyBytes;
        private final Supplier<GatewayResponse> refusal;
        private final BiFunction<byte[], Upstream, GatewayResponse> decision;

        Admission(
                int maxBodyBytes,
                Supplier<GatewayResponse> refusal,
                BiFunction<byte[], Upstream, GatewayResponse> decision) {
            this.maxBodyBytes = maxBodyBytes;
            this.refusal = refusal;
            this.decision = decision;
        }

        /** How many bytes the body may have. A server stops reading at one more and sends {@link #tooLarge}. */
        public int maxBodyBytes() {
            return maxBodyBytes;
        }

        /** Ends the request because its body is larger: 413. Call it in place of {@link #decide}. */
        public GatewayResponse tooLarge() {
            return refusal.get();
        }

        /**
         * Admits the request, and carries it out if it is admitted. Call it once. It blocks while modules and the API
         * server work.
         *
         * @param body the whole body as received; empty if there is none. The gateway may keep it; do not change it.
         * @param upstream the API server: it is asked for stored objects and for what a patch would make of them, and
         *     is sent the admitted request
         * @return the answer for the client, warnings included; never null. What fails becomes an answer too.
         */
        public GatewayResponse decide(byte[] body, Upstream upstream) {
            return body.length > maxBodyBytes ? tooLarge() : decision.apply(body, upstream);
        }
    }
}
