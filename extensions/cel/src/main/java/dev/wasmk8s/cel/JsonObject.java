package dev.wasmk8s.cel;

import com.google.errorprone.annotations.Immutable;
import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.StructValue;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as a map of CEL. A value of the library's own kind: a plain map would be walked to its leaves at every
 * step of {@code object.a.b.c}, in case there is something in it to convert.
 */
@Immutable
@SuppressWarnings("Immutable") // nobody has the map but this
final class JsonObject extends StructValue<Object, JsonObject> implements Map<Object, Object> {
    private static final CelType TYPE = MapType.create(SimpleType.DYN, SimpleType.DYN);

    private final Map<Object, Object> fields;
    private final long weight;

    /** Takes the map over. */
    JsonObject(Map<?, ?> fields) {
        this.fields = Collections.unmodifiableMap(fields);
        long sum = 1;
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            sum += 1 + Weight.of(field.getValue(), Long.MAX_VALUE);
        }
        weight = sum;
    }

    /** See {@link Weight}. */
    long weight() {
        return weight;
    }

    @Override
    public JsonObject value() {
        return this;
    }

    @Override
    public boolean isZeroValue() {
        return fields.isEmpty();
    }

    @Override
    public CelType celType() {
        return TYPE;
    }

    @Override
    public Object select(Object field) {
        Object value = fields.get(field);
        if (value == null) {
            throw CelAttributeNotFoundException.forMissingMapKey(String.valueOf(field));
        }
        return value;
    }

    @Override
    public Optional<Object> find(Object field) {
        return Optional.ofNullable(fields.get(field));
    }

    @Override
    public int size() {
        return fields.size();
    }

    @Override
    public boolean isEmpty() {
        return fields.isEmpty();
    }

    @Override
    public boolean containsKey(Object key) {
        return fields.containsKey(key);
    }

    @Override
    public boolean containsValue(Object value) {
        return fields.containsValue(value);
    }

    @Override
    public @Nullable Object get(Object key) {
        return fields.get(key);
    }

    @Override
    public Set<Object> keySet() {
        return fields.keySet();
    }

    @Override
    public Collection<Object> values() {
        return fields.values();
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return fields.entrySet();
    }

    @Override
    public Object put(Object key, Object value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object remove(Object key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void putAll(Map<?, ?> map) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return fields.equals(other);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** Without values, which may be secret. */
    @Override
    public String toString() {
        return "map of " + fields.size();
    }
}
