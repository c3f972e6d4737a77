package dev.wasmk8s.gateway.internal.identity;

import dev.wasmk8s.gateway.Headers;
import java.util.Arrays;

/** Whether a client asks to go on in another protocol, such as WebSocket or SPDY. */
final class ConnectionUpgrade {
    private ConnectionUpgrade() {}

    static boolean isRequested(Headers headers) {
        return headers.contains("Upgrade")
                && headers.all("Connection").stream()
                        .flatMap(field -> Arrays.stream(field.split(",", -1)))
                        .anyMatch(token -> token.strip().equalsIgnoreCase("upgrade"));
    }
}
