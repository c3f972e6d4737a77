package dev.wasmk8s.examples.apiserver.demo;

import dev.wasmk8s.gateway.GatewayEvent;
import java.time.Duration;

/**
 * How a request of the demonstration was decided. Immutable.
 *
 * @param request the request
 * @param code the HTTP code of the answer
 * @param asExpected whether it was decided as it must be
 * @param answer the answer
 * @param event what the gateway says of its decision
 * @param roundTrip from sending to the end of the answer
 */
record DemoResult(
        DemoCase request, int code, boolean asExpected, String answer, GatewayEvent event, Duration roundTrip) {}
