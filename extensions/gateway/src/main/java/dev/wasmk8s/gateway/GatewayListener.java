package dev.wasmk8s.gateway;

/**
 * Hears of every decision: for audit logs and metrics.
 *
 * <p>Called on the thread of the request, once for each that was decided, before the answer is returned. What it
 * throws is dropped and changes nothing. Implementations are safe for use by several threads and do not block.
 */
@FunctionalInterface
public interface GatewayListener {
    /** A request was decided. */
    void decided(GatewayEvent event);
}
