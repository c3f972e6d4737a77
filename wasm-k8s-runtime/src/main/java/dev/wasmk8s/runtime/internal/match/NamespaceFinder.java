package dev.wasmk8s.runtime.internal.match;

import dev.wasmk8s.admission.NamespaceLookup;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.object.ObjectLabels;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks one namespace up, once: whoever asks again is told the same, a failure included. Used by one thread.
 */
final class NamespaceFinder {
    private final NamespaceLookup lookup;
    private final String name;
    private @Nullable Optional<RawJson> found;
    private @Nullable Optional<Map<String, String>> labels;
    private @Nullable ReviewException failure;

    NamespaceFinder(NamespaceLookup lookup, String name) {
        this.lookup = lookup;
        this.name = name;
    }

    /**
     * The Namespace; empty if there is none.
     *
     * @throws ReviewException if it could not be found out
     */
    Optional<RawJson> object() {
        if (failure != null) {
            throw failure;
        }
        if (found == null) {
            found = find();
        }
        return found;
    }

    /**
     * Its labels; empty if there is no such Namespace.
     *
     * @throws ReviewException if they could not be found out
     */
    Optional<Map<String, String>> labels() {
        if (labels == null) {
            labels = object().map(NamespaceFinder::read);
        }
        return labels;
    }

    private static Map<String, String> read(RawJson namespace) {
        return ObjectLabels.read(namespace, FailureCode.INTERNAL).orElse(Map.of());
    }

    private Optional<RawJson> find() {
        try {
            return Objects.requireNonNull(lookup.find(name));
        } catch (ReviewException e) {
            failure = e;
            throw e;
        } catch (RuntimeException e) {
            String defect = "unexpected " + e.getClass().getName() + " of the lookup of namespaces";
            failure = new ReviewException(FailureCode.INTERNAL, defect, e);
            throw failure;
        }
    }
}
