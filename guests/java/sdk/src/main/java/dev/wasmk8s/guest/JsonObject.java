package dev.wasmk8s.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A JSON object of which only the parts that are asked for are decoded.
 *
 * <p>Whatever is not changed is written back byte for byte: unknown fields, the order of members, and numbers of any
 * size and precision. Members are found by their path, one name for each level. On a path, null counts as absent;
 * anything else that is not an object is a {@link GuestException}, and so is a path without a name. Of members with
 * the same name the last one counts.
 *
 * <p>Mutable, and not for several threads, of which guests have one. No parameter may be null.
 */
public final class JsonObject {
    private final List<String> names = new ArrayList<>();
    private final List<Json> values = new ArrayList<>();

    /** An object without members. */
    public JsonObject() {}

    static JsonObject read(JsonCursor cursor) {
        JsonObject object = new JsonObject();
        for (cursor.enterObject(); cursor.nextMember(); ) {
            object.names.add(cursor.name());
            object.values.add(cursor.value());
        }
        return object;
    }

    /** The object, or none for null. */
    static Optional<JsonObject> readOptional(JsonCursor cursor) {
        return cursor.skipNull() ? Optional.empty() : Optional.of(read(cursor));
    }

    /** The names of the members, in their order. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** The value at {@code path}, which may be null as JSON has it; none if it is absent. */
    public Optional<Json> get(String... path) {
        Json found = member(first(path));
        for (int depth = 1; found != null && depth < path.length; depth++) {
            found = memberOf(found, path[depth - 1], path[depth]);
        }
        return Optional.ofNullable(found);
    }

    /** The string at {@code path}; none if it is absent or null. */
    public Optional<String> getText(String... path) {
        Optional<Json> value = get(path);
        if (value.isEmpty() || value.get().isNull()) {
            return Optional.empty();
        }
        return Optional.of(within(path, () -> value.get().text()));
    }

    /** Whether there is a value at {@code path}. Null counts as one. */
    public boolean has(String... path) {
        return get(path).isPresent();
    }

    /** Puts a value at {@code path}, in the place of the one there or after its siblings. Missing parents are made. */
    public void set(List<String> path, Json value) {
        edit(parents(path), parent -> parent.put(path.get(path.size() - 1), value));
    }

    /** Puts a string there. */
    public void set(List<String> path, String text) {
        set(path, Json.of(text));
    }

    /** Removes the value at {@code path}, if there is one. */
    public void remove(List<String> path) {
        if (has(path.toArray(new String[0]))) {
            edit(parents(path), parent -> parent.drop(path.get(path.size() - 1)));
        }
    }

    /**
     * Changes the object at {@code path}, which is made if it is missing. Cheaper than several calls of {@link #set}
     * with paths that begin alike.
     */
    public void edit(List<String> path, Consumer<JsonObject> change) {
        if (path.isEmpty()) {
            change.accept(this);
            return;
        }
        String name = path.get(0);
        Json value = member(name);
        JsonObject child =
                value == null || value.isNull() ? new JsonObject() : within(new String[] {name}, value::object);
        child.edit(path.subList(1, path.size()), change);
        put(name, child.toJson());
    }

    /**
     * Changes each object of the list at {@code path}, such as each container of a pod; does nothing if there is no
     * list.
     */
    public void editEach(List<String> path, Consumer<JsonObject> change) {
        String[] names = path.toArray(new String[0]);
        Optional<Json> list = get(names);
        if (list.isEmpty() || list.get().isNull()) {
            return;
        }
        JsonWriter changed = new JsonWriter(256).open('[');
        for (Json element : within(names, () -> list.get().elements())) {
            JsonObject object = element.object();
            change.accept(object);
            changed.json(object.toJson());
        }
        set(path, changed.close(']').toJson());
    }

    /** The object as JSON. */
    public Json toJson() {
        JsonWriter writer = new JsonWriter(512).open('{');
        for (int i = 0; i < names.size(); i++) {
            writer.name(names.get(i)).json(values.get(i));
        }
        return writer.close('}').toJson();
    }

    @Override
    public String toString() {
        return toJson().toString();
    }

    private Json member(String name) {
        int index = names.lastIndexOf(name);
        return index < 0 ? null : values.get(index);
    }

    private void put(String name, Json value) {
        int index = names.lastIndexOf(name);
        if (index >= 0) {
            values.set(index, value);
        } else {
            names.add(name);
            values.add(value);
        }
    }

    private void drop(String name) {
        for (int index = names.lastIndexOf(name); index >= 0; index = names.lastIndexOf(name)) {
            names.remove(index);
            values.remove(index);
        }
    }

    /** One member, without keeping the others. */
    private static Json memberOf(Json parent, String parentName, String name) {
        if (parent.isNull()) {
            return null;
        }
        JsonCursor cursor = parent.cursor();
        Json found = null;
        try {
            cursor.enterObject();
        } catch (GuestException e) {
            throw e.in(parentName);
        }
        while (cursor.nextMember()) {
            if (cursor.name().equals(name)) {
                found = cursor.value();
            } else {
                cursor.skip();
            }
        }
        return found;
    }

    private static String first(String[] path) {
        if (path.length == 0) {
            throw noPath();
        }
        return path[0];
    }

    private static List<String> parents(List<String> path) {
        if (path.isEmpty()) {
            throw noPath();
        }
        return path.subList(0, path.size() - 1);
    }

    private static GuestException noPath() {
        return new GuestException("a path needs at least one name");
    }

    private interface Reading<T> {
        T read();
    }

    /** Says in which member of the object reading failed. */
    private static <T> T within(String[] path, Reading<T> reading) {
        try {
            return reading.read();
        } catch (GuestException e) {
            throw e.in(path[path.length - 1]);
        }
    }
}
