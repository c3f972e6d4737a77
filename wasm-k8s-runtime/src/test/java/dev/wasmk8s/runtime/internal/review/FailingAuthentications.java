package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.ReviewLog;
import java.nio.file.Path;

/** A program in which authentication fails in every way that could tell a log the token. */
public final class FailingAuthentications {
    private FailingAuthentications() {}

    /**
     * Fails.
     *
     * @param probe the guest that does what its settings say
     */
    public static String run(String probe, String token) {
        try (AccessControl control = AccessControl.builder()
                .engineMode(EngineMode.INTERPRETED)
                .observer(new ReviewLog())
                .observer(observation -> {
                    throw new IllegalStateException("on " + observation);
                })
                .authentication("java", spec -> {
                    throw new IllegalStateException("no user has " + spec.token());
                })
                .authentication(
                        probe(probe, "traps", "{\"do\":\"trap\",\"stderr\":\"saw TOKEN\"}", token, false),
                        probe(probe, "echoes", "{\"do\":\"echo\",\"stderr\":\"saw TOKEN\"}", token, false),
                        probe(probe, "tells", "{\"do\":\"echo\",\"stderr\":\"saw TOKEN\"}", token, true),
                        probe(probe, "prints", "{\"stdout\":\"not JSON: TOKEN\"}", token, true),
                        probe(
                                probe,
                                "refuses",
                                "{\"stdout\":\"{\\\"response\\\":{\\\"apiVersion\\\":"
                                        + "\\\"authentication.k8s.io/v1\\\",\\\"kind\\\":\\\"TokenReview\\\",\\\"status\\\":"
                                        + "{\\\"error\\\":\\\"bad TOKEN\\\"}}}\"}",
                                token,
                                false))
                .build()) {
            return control.authenticator()
                    .authenticate(TokenReviewSpec.of(token))
                    .toString();
        }
    }

    private static ModuleDefinition probe(String wasm, String name, String settings, String token, boolean debug) {
        return ModuleDefinition.builder(name, ModuleSource.file(Path.of(wasm)))
                .settings(RawJson.of(settings.replace("TOKEN", token)))
                .debug(debug)
                .build();
    }
}
