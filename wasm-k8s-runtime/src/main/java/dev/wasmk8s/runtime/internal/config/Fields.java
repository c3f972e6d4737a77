package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.internal.document.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of an object. Opening one reports what is not an object, keys that repeat and keys that are unknown: a
 * misspelt key would silently disable a policy. Unknown ones are not among the fields.
 */
final class Fields {
    private final Field owner;
    private final Map<String, Field> byKey;

    private Fields(Field owner, Map<String, Field> byKey) {
        this.owner = owner;
        this.byKey = byKey;
    }

    /** The fields of an object; none at all if it is not one. */
    static Fields of(Field owner, List<String> known) {
        return of(owner, known, Map.of());
    }

    /**
     * The fields of an object; none at all if it is not one.
     *
     * @param elsewhere keys that have a meaning in another place, with the advice to give for each
     */
    static Fields of(Field owner, List<String> known, Map<String, String> elsewhere) {
        Map<String, Field> byKey = new LinkedHashMap<>();
        ofAny(owner).byKey.forEach((key, field) -> {
            if (known.contains(key)) {
                byKey.put(key, field);
            } else {
                field.mistake("unknown key", elsewhere.getOrDefault(key, Spelling.advice(key, known)));
            }
        });
        return new Fields(owner, byKey);
    }

    /** The fields of an object whose keys are free to choose. */
    static Fields ofAny(Field owner) {
        Map<String, Field> byKey = new LinkedHashMap<>();
        if (owner.value() instanceof Value.Mapping mapping) {
            for (Value.Entry entry : mapping.entries()) {
                Field field = owner.child(entry);
                if (byKey.putIfAbsent(entry.key(), field) != null) {
                    field.mistake("the key appears twice", "Keep one of them.");
                }
            }
        } else {
            owner.wrongType("an object", "");
        }
        return new Fields(owner, byKey);
    }

    /** Whether there is an object at all. */
    boolean isObject() {
        return owner.value() instanceof Value.Mapping;
    }

    Field owner() {
        return owner;
    }

    Map<String, Field> all() {
        return byKey;
    }

    /** A field that is there and not null. */
    Optional<Field> get(String key) {
        return Optional.ofNullable(byKey.get(key)).filter(field -> !(field.value() instanceof Value.Null));
    }

    /** A field that has to be there; reported if it is not. */
    Optional<Field> required(String key, String advice) {
        Optional<Field> field = get(key);
        if (field.isEmpty() && isObject()) {
            owner.mistake("\"" + key + "\" is missing", advice);
        }
        return field;
    }

    Optional<String> text(String key) {
        return get(key).flatMap(Field::text);
    }

    boolean flag(String key) {
        return get(key).flatMap(Field::flag).orElse(false);
    }
}
