package dev.wasmk8s.runtime.internal.match;

import dev.wasmk8s.admission.NamespaceLookup;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.object.ObjectLabels;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Looks one namespace up, once. Used by one thread. */
final class NamespaceFinder {
    private final NamespaceLookup lookup;
    private final String name;
    private final Once<Optional<RawJson>> object = new Once<>(this::find);
    private final Once<Optional<Map<String, String>>> labels = new Once<>(() -> object().map(NamespaceFinder::read));

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
        return object.get();
    }

    /**
     * Its labels; empty if there is no such Namespace.
     *
     * @throws ReviewException if they could not be found out
     */
    Optional<Map<String, String>> labels() {
        return labels.get();
    }

    private static Map<String, String> read(RawJson namespace) {
        return ObjectLabels.read(namespace, FailureCode.INTERNAL).orElse(Map.of());
    }

    private Optional<RawJson> find() {
        try {
            return Objects.requireNonNull(lookup.find(name));
        } catch (ReviewException e) {
            throw e;
        } catch (RuntimeException e) {
            // Without its message, which could quote what is secret.
            String defect = "unexpected " + e.getClass().getName() + " of the lookup of namespaces";
            throw new ReviewException(FailureCode.INTERNAL, defect, e);
        }
    }
}
