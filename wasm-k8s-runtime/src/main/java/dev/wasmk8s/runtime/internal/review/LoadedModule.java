package dev.wasmk8s.runtime.internal.review;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.runtime.ModuleDefinition;
import java.util.List;

/**
 * One module, ready to answer. Safe for use by several threads; calls run in parallel, each on a pristine guest and
 * on the caller's thread.
 *
 * <p>What it hands out fails with {@link dev.wasmk8s.review.ReviewException}s that name the module. Failure policy
 * and rules of the definition are not applied here.
 */
public interface LoadedModule extends AutoCloseable {
    /** What the operator declared. */
    ModuleDefinition definition();

    /**
     * This module as an authenticator.
     *
     * @param implicitAudiences what stands for the audiences of an answer that names none
     * @throws IllegalStateException if the module was not loaded for authentication
     */
    Authenticator authenticator(List<String> implicitAudiences);

    /**
     * This module as an authorizer.
     *
     * @throws IllegalStateException if the module was not loaded for authorization
     */
    Authorizer authorizer();

    /**
     * This module as an admitter, which calls it whatever its rules are.
     *
     * @throws IllegalStateException if the module was not loaded for admission
     */
    Admitter admitter();

    /** Lets no new call begin: it fails with {@code CLOSED}. Calls that run finish. Does not wait for them. */
    @Override
    void close();
}
