package dev.wasmk8s.runtime;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A {@code LabelSelector} of {@code meta/v1}: labels match if they meet every part of it. An empty one matches all.
 * Immutable.
 *
 * @param matchLabels labels that must be there with these values
 * @param matchExpressions further requirements
 */
public record LabelSelector(Map<String, String> matchLabels, List<Requirement> matchExpressions) {
    /** Matches whatever labels there are. */
    public static final LabelSelector EVERYTHING = new LabelSelector(Map.of(), List.of());

    /** Copies the collections. */
    public LabelSelector {
        matchLabels = Map.copyOf(matchLabels);
        matchExpressions = List.copyOf(matchExpressions);
    }

    /** Whether every set of labels matches, so that nobody needs to look at them. */
    public boolean isEmpty() {
        return matchLabels.isEmpty() && matchExpressions.isEmpty();
    }

    /** Whether these labels match. */
    public boolean matches(Map<String, String> labels) {
        for (Map.Entry<String, String> wanted : matchLabels.entrySet()) {
            if (!wanted.getValue().equals(labels.get(wanted.getKey()))) {
                return false;
            }
        }
        for (Requirement requirement : matchExpressions) {
            if (!requirement.isMetBy(labels)) {
                return false;
            }
        }
        return true;
    }

    /** How a requirement looks at a label. */
    public enum Operator {
        /** It is there, with one of the values. */
        IN,
        /** It is not there, or has none of the values. */
        NOT_IN,
        /** It is there. */
        EXISTS,
        /** It is not there. */
        DOES_NOT_EXIST
    }

    /**
     * A requirement of one label.
     *
     * @param key the label
     * @param operator how it is looked at
     * @param values for {@code IN} and {@code NOT_IN}, at least one; for the others none
     */
    public record Requirement(String key, Operator operator, List<String> values) {
        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if the operator does not go with so many values
         */
        public Requirement {
            Objects.requireNonNull(key, "key");
            values = List.copyOf(values);
            boolean needsValues = operator == Operator.IN || operator == Operator.NOT_IN;
            if (needsValues == values.isEmpty()) {
                throw new IllegalArgumentException(
                        operator + (needsValues ? " needs at least one value" : " takes no values"));
            }
        }

        private boolean isMetBy(Map<String, String> labels) {
            String value = labels.get(key);
            return switch (operator) {
                case IN -> value != null && values.contains(value);
                case NOT_IN -> value == null || !values.contains(value);
                case EXISTS -> value != null;
                case DOES_NOT_EXIST -> value == null;
            };
        }
    }
}
