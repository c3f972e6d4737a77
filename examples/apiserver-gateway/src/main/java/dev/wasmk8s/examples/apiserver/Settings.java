package dev.wasmk8s.examples.apiserver;

import dev.wasmk8s.examples.apiserver.proxy.ApiServerAddress;
import dev.wasmk8s.gateway.GatewayListener;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a gateway is run. Immutable.
 *
 * @param config an AccessControlConfiguration; absent for the magic modules
 * @param watch whether that and the modules it names are loaded anew when they change
 * @param apiServer the API server behind the gateway; absent for the embedded one
 * @param host the address to listen on
 * @param port the port to listen on; 0 for a free one
 * @param stateDirectory where certificate and kubeconfig are kept; absent for a temporary directory
 * @param workers how many decisions may run at once
 * @param listener hears of every decision
 */
public record Settings(
        Optional<Path> config,
        boolean watch,
        Optional<ApiServerAddress> apiServer,
        String host,
        int port,
        Optional<Path> stateDirectory,
        int workers,
        GatewayListener listener) {
    /** The magic modules before the embedded API server, on a free port. */
    public static Settings local(GatewayListener listener) {
        return new Settings(
                Optional.empty(),
                false,
                Optional.empty(),
                "127.0.0.1",
                0,
                Optional.empty(),
                defaultWorkers(),
                listener);
    }

    /** Modules compute and wait for the API server, so there are a few more workers than processors. */
    static int defaultWorkers() {
        return Math.max(8, 2 * Runtime.getRuntime().availableProcessors());
    }
}
