package dev.wasmk8s.runtime.expression;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.json.RawJson;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What match conditions of admission see of one request. All conditions of all modules share it, until the object
 * changes, so that it is parsed once. Used by one thread.
 */
public final class AdmissionVariables {
    private final AdmissionRequest request;
    private final Supplier<Optional<RawJson>> namespaceObject;
    private final Authorizer authorizer;
    private @Nullable Object memo;

    /**
     * Makes the variables of one request.
     *
     * @param namespaceObject finds the Namespace of the request; empty if it is cluster-scoped
     * @param authorizer answers checks of an expression
     */
    public AdmissionVariables(
            AdmissionRequest request, Supplier<Optional<RawJson>> namespaceObject, Authorizer authorizer) {
        this.request = request;
        this.namespaceObject = namespaceObject;
        this.authorizer = authorizer;
    }

    /** The request, objects included. */
    public AdmissionRequest request() {
        return request;
    }

    /**
     * The Namespace of the request.
     *
     * @throws dev.wasmk8s.review.ReviewException if it cannot be found out
     */
    public Optional<RawJson> namespaceObject() {
        return namespaceObject.get();
    }

    /** Answers the checks that an expression makes. */
    public Authorizer authorizer() {
        return authorizer;
    }

    /**
     * What a compiler made of the variables, kept for the next expression.
     *
     * @param make makes it the first time
     * @param <T> what it is; the same for all who call this
     */
    @SuppressWarnings("unchecked")
    public <T> T memo(Supplier<T> make) {
        if (memo == null) {
            memo = Objects.requireNonNull(make.get());
        }
        return (T) memo;
    }
}
