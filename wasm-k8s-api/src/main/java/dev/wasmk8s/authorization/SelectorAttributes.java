package dev.wasmk8s.authorization;

import java.util.List;
import java.util.Objects;

/**
 * A field or label selector of a request: {@code FieldSelectorAttributes} or {@code LabelSelectorAttributes} of
 * {@code authorization.k8s.io/v1}. Immutable.
 *
 * <p>Selectors only narrow a request, so an authorizer that ignores what it does not understand decides the wider
 * request, which is safe.
 *
 * @param rawSelector the selector as text; empty if requirements are given. The API server itself leaves it empty.
 * @param requirements all of which an object must meet; empty if {@code rawSelector} is given
 */
public record SelectorAttributes(String rawSelector, List<Requirement> requirements) {
    /** Copies the list. */
    public SelectorAttributes {
        Objects.requireNonNull(rawSelector, "rawSelector");
        requirements = List.copyOf(requirements);
    }

    /**
     * One condition on a field or label.
     *
     * @param key the path of the field, or the label's key
     * @param operator {@code In}, {@code NotIn}, {@code Exists} or {@code DoesNotExist}; others may come
     * @param values the values for {@code In} and {@code NotIn}
     */
    public record Requirement(String key, String operator, List<String> values) {
        /** Copies the list. */
        public Requirement {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(operator, "operator");
            values = List.copyOf(values);
        }
    }
}
