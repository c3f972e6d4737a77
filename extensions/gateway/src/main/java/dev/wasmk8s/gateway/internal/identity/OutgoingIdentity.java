package dev.wasmk8s.gateway.internal.identity;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.Headers;
import dev.wasmk8s.gateway.internal.answer.ApiStatus;
import dev.wasmk8s.gateway.internal.answer.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Puts the user on a request for the API server, as impersonation headers, and takes off whatever else could make it
 * somebody else's request: the client's credentials, its own impersonation and front-proxy headers, and names in the
 * {@code Connection} header, which would have the next hop drop the headers put on here.
 */
public final class OutgoingIdentity {
    private static final String EXTRA = "Impersonate-Extra-";
    /** Characters of a header name that the API server takes as they are. It lower-cases letters. */
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789!#$&'*+-.^_`|~";

    private OutgoingIdentity() {}

    /**
     * The header fields to send.
     *
     * @throws Refusal if the user cannot be written as header values that arrive unchanged
     */
    public static Headers apply(Headers client, UserInfo user) {
        Headers headers = client.without(OutgoingIdentity::isIdentity).plus(ConnectionUpgrade.of(client));
        if (client.contains(WebSocketToken.HEADER)) {
            List<String> protocols = WebSocketToken.of(client).protocols();
            headers = headers.without(WebSocketToken.HEADER::equalsIgnoreCase);
            headers = protocols.isEmpty() ? headers : headers.plus(WebSocketToken.HEADER, String.join(", ", protocols));
        }
        return headers.plus(Headers.of(impersonation(user)));
    }

    private static List<Map.Entry<String, String>> impersonation(UserInfo user) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        fields.add(Map.entry("Impersonate-User", safe(user.username())));
        if (!user.uid().isEmpty()) {
            fields.add(Map.entry("Impersonate-Uid", safe(user.uid())));
        }
        user.groups().forEach(group -> fields.add(Map.entry("Impersonate-Group", safe(group))));
        user.extra().forEach((key, values) -> {
            String name = EXTRA + escape(key);
            values.forEach(value -> fields.add(Map.entry(name, safe(value))));
        });
        return fields;
    }

    private static boolean isIdentity(String name) {
        // Some servers take underscores for hyphens.
        String lower = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return lower.equals("authorization")
                || ConnectionUpgrade.isConnectionField(lower)
                || lower.startsWith("impersonate-")
                || lower.startsWith("x-remote-");
    }

    /**
     * A value that no client, server or proxy changes: printable ASCII without spaces at its ends. Anything else could
     * arrive as another user's name.
     */
    private static String safe(String value) {
        boolean printable = value.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (value.isEmpty() || !printable || value.startsWith(" ") || value.endsWith(" ")) {
            throw new Refusal(
                    Outcome.FAILED,
                    ApiStatus.internalError("the user's name, uid, groups or extra values cannot be sent to the API"
                            + " server as impersonation headers: each must be printable ASCII, not empty, without"
                            + " spaces at its ends"));
        }
        return value;
    }

    private static String escape(String key) {
        StringBuilder escaped = new StringBuilder(key.length());
        for (byte octet : key.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(octet) >= 0) {
                escaped.append((char) octet);
            } else {
                escaped.append(String.format(Locale.ROOT, "%%%02x", octet));
            }
        }
        return escaped.toString();
    }
}
