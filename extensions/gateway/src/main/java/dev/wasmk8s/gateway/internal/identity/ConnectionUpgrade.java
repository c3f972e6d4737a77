package dev.wasmk8s.gateway.internal.identity;

import dev.wasmk8s.gateway.Headers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A client's wish to go on in another protocol. Only those that Kubernetes streams in are sent on: an upgrade to
 * HTTP/2, say, would be a tunnel in which further requests reach the API server without being decided.
 */
final class ConnectionUpgrade {
    private static final Set<String> PROTOCOLS = Set.of("websocket", "spdy/3.1");

    private ConnectionUpgrade() {}

    /** Whether a client asks for a protocol that is sent on. */
    static boolean isRequested(Headers headers) {
        List<String> protocols = headers.all("Upgrade");
        return protocols.size() == 1
                && PROTOCOLS.contains(protocols.get(0).strip().toLowerCase(Locale.ROOT))
                && headers.all("Connection").stream()
                        .flatMap(field -> Arrays.stream(field.split(",", -1)))
                        .anyMatch(token -> token.strip().equalsIgnoreCase("upgrade"));
    }

    /** Header fields about the connection; the gateway's own connection has its own. */
    static boolean isConnectionField(String lowerCaseName) {
        return lowerCaseName.equals("connection")
                || lowerCaseName.equals("upgrade")
                || lowerCaseName.equals("http2-settings");
    }

    /** The fields that ask for the same upgrade, if it is one that is sent on. */
    static Headers of(Headers client) {
        return isRequested(client)
                ? Headers.of(
                        "Connection",
                        "Upgrade",
                        "Upgrade",
                        client.first("Upgrade").orElseThrow().strip())
                : Headers.none();
    }
}
