package dev.wasmk8s.runtime.internal.assembly;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.runtime.internal.review.ModuleLoader;
import java.util.List;

/**
 * The three chains, ready to answer.
 *
 * @param implicitAudiences the audiences of the API server
 * @param loader owns their modules
 */
public record Chains(
        Authenticator authenticator,
        Authorizer authorizer,
        Admitter admitter,
        List<String> implicitAudiences,
        ModuleLoader loader) {}
