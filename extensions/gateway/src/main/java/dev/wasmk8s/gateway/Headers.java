package dev.wasmk8s.gateway;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * HTTP header fields in their order. Names are compared without regard to letter case, and a name may occur several
 * times. Immutable and safe for use by several threads; nothing in it is null.
 */
public final class Headers implements Iterable<Map.Entry<String, String>> {
    private static final Headers NONE = new Headers(List.of());

    private final List<Map.Entry<String, String>> fields;

    private Headers(List<Map.Entry<String, String>> fields) {
        this.fields = fields;
    }

    /** No fields at all. */
    public static Headers none() {
        return NONE;
    }

    /** The fields that an HTTP server or client hands over, in their order; the source is copied. */
    public static Headers of(Iterable<? extends Map.Entry<String, String>> fields) {
        List<Map.Entry<String, String>> copy = new ArrayList<>();
        fields.forEach(field -> copy.add(Map.entry(field.getKey(), field.getValue())));
        return new Headers(copy);
    }

    /**
     * Fields as name, value, name, value and so on.
     *
     * @throws IllegalArgumentException if a value is missing
     */
    public static Headers of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a value is missing after " + namesAndValues[namesAndValues.length - 1]);
        }
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(Map.entry(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Headers(fields);
    }

    /** The first value of a name. */
    public Optional<String> first(String name) {
        for (Map.Entry<String, String> field : fields) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return Optional.of(field.getValue());
            }
        }
        return Optional.empty();
    }

    /** All values of a name, in order; empty if there is none. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Whether a name occurs. */
    public boolean contains(String name) {
        return first(name).isPresent();
    }

    /** These fields and one more at the end. */
    public Headers plus(String name, String value) {
        return plus(of(name, value));
    }

    /** These fields and then the others. */
    public Headers plus(Headers others) {
        if (others.fields.isEmpty()) {
            return this;
        }
        List<Map.Entry<String, String>> more = new ArrayList<>(fields);
        more.addAll(others.fields);
        return new Headers(more);
    }

    /** These fields with one value, at the end, in place of all that the name had. */
    public Headers with(String name, String value) {
        return without(name::equalsIgnoreCase).plus(name, value);
    }

    /**
     * These fields without those whose name is told.
     *
     * @param names sees each name as it was written
     */
    public Headers without(Predicate<String> names) {
        return new Headers(
                fields.stream().filter(field -> !names.test(field.getKey())).toList());
    }

    /** The fields in order; removing is not supported. */
    @Override
    public Iterator<Map.Entry<String, String>> iterator() {
        return List.copyOf(fields).iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers that && normalised().equals(that.normalised());
    }

    @Override
    public int hashCode() {
        return Objects.hash(normalised());
    }

    private List<Map.Entry<String, String>> normalised() {
        return fields.stream()
                .map(field -> Map.entry(field.getKey().toLowerCase(Locale.ROOT), field.getValue()))
                .toList();
    }

    /** The names alone: values may be secret. */
    @Override
    public String toString() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach(field -> names.add(field.getKey()));
        return "Headers" + names;
    }
}
