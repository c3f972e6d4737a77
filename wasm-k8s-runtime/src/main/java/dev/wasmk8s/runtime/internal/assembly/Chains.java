package dev.wasmk8s.runtime.internal.assembly;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.runtime.internal.cache.Caches;
import dev.wasmk8s.runtime.internal.review.ModuleLoader;
import java.util.List;

/**
 * The three chains, ready to answer.
 *
 * @param implicitAudiences the audiences of the API server
 * @param caches what is kept of the answers of their modules
 * @param loader owns their modules
 */
public record Chains(
        Authenticator authenticator,
        Authorizer authorizer,
        Admitter admitter,
        List<String> implicitAudiences,
        Caches caches,
        ModuleLoader loader) {
    /** Lets no new call of a module begin, and drops what is kept. Does not wait. */
    public void close() {
        caches.close();
        loader.close();
    }
}
