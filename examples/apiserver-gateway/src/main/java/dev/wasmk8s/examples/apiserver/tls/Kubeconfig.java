package dev.wasmk8s.examples.apiserver.tls;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A kubeconfig for the gateway. */
public final class Kubeconfig {
    private Kubeconfig() {}

    /**
     * The file's text.
     *
     * @param server the gateway's URL
     * @param authority the certificate to trust, PEM
     * @param token the bearer token of the user; empty if kubectl is told it with {@code --token}
     */
    public static String of(String server, byte[] authority, String token) {
        String user = token.isEmpty() ? "{}" : "{token: \"" + token + "\"}";
        return """
                apiVersion: v1
                kind: Config
                current-context: gateway
                clusters:
                - name: gateway
                  cluster:
                    server: %s
                    certificate-authority-data: %s
                contexts:
                - name: gateway
                  context: {cluster: gateway, user: gateway}
                users:
                - name: gateway
                  user: %s
                """.formatted(
                        server, new String(Base64.getEncoder().encode(authority), StandardCharsets.US_ASCII), user);
    }
}
