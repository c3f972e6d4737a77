package dev.wasmk8s.examples.apiserver;

/** What is told once the gateway serves. */
final class Banner {
    private Banner() {}

    static String of(RunningGateway gateway, boolean magic) {
        String what = gateway.embedded().isPresent() ? "an embedded API server" : "the API server";
        String token = magic ? "magic-token" : "TOKEN";
        return """

                Serving %s in front of %s. Stop with Ctrl-C.

                  export KUBECONFIG=%s
                  kubectl get configmaps

                or, without that file:

                  kubectl --server=%s --certificate-authority=%s --token=%s get configmaps
                """.formatted(gateway.uri(), what, gateway.kubeconfig(), gateway.uri(), gateway.authorityFile(), token);
    }
}
